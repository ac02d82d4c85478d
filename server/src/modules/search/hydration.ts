import type { Language } from '@wasl/shared/language';
import { displayText, type LocalizedText } from '@wasl/shared/localized-text';
import { createTermMatcher, highlightTerms } from '@wasl/shared/text/highlight';
import { createTextRules } from '@wasl/shared/text/text-rules';
import type { SearchHit } from '../../platform/search-engine/index.ts';
import type { OfferRecord } from '../offers/index.ts';
import type { BranchRecord, PartnerRecord } from '../partners/index.ts';
import type { Taxonomy } from '../taxonomy/index.ts';

/** Reads of records that may be a second old; see `createReadCache`. */
export interface ListedRecords {
  offers: (ids: readonly string[]) => Promise<OfferRecord[]>;
  partners: (ids: readonly string[]) => Promise<PartnerRecord[]>;
  branches: (ids: readonly string[]) => Promise<BranchRecord[]>;
  /** All branches of these partners, in the order of the index's points. */
  branchesOfPartners: (partnerIds: readonly string[]) => Promise<Map<string, BranchRecord[]>>;
}

export interface Segment {
  text: string;
  isMatch: boolean;
}

export interface OfferHit {
  offer: OfferRecord;
  partner: PartnerRecord;
  branch: BranchRecord;
  distanceMetres: number | null;
  partnerName: Segment[];
  title: Segment[];
}

export interface PartnerHit {
  partner: PartnerRecord;
  branch: BranchRecord;
  distanceMetres: number | null;
  name: Segment[];
}

/** Marks in a text what answered the search. */
export type Mark = (text: LocalizedText) => Segment[];

export type Hydration = ReturnType<typeof createHydration>;

/**
 * Turns the engine's ids into what is shown. The engine may be a moment behind the documents: what is no longer
 * published or active is left out.
 */
export function createHydration({ records, taxonomy }: { records: ListedRecords; taxonomy: Taxonomy }) {
  const textRules = createTextRules({ synonyms: taxonomy.listSynonymGroups() });

  function markerOf(text: string, language: Language): Mark {
    if (text === '') return (localized) => [{ text: displayText(localized, language).text, isMatch: false }];
    const matches = createTermMatcher(textRules.parseQuery(text), textRules);
    return (localized) =>
      highlightTerms(displayText(localized, language).text, matches, textRules).map((segment) => ({
        text: segment.text,
        isMatch: segment.match,
      }));
  }

  return {
    markerOf,

    async offerHits(hits: readonly SearchHit[], text: string, language: Language): Promise<OfferHit[]> {
      const offers = indexById(await records.offers(hits.map(({ id }) => id)));
      const listed = [...offers.values()];
      const [partners, branches] = await Promise.all([
        records.partners(unique(listed.map(({ partnerId }) => partnerId))).then(indexById),
        records.branches(unique(listed.flatMap(({ branchIds }) => branchIds))).then(indexById),
      ]);
      const mark = markerOf(text, language);
      return hits.flatMap((hit): OfferHit[] => {
        const offer = offers.get(hit.id);
        const partner = partners.get(offer?.partnerId ?? '');
        if (offer?.state !== 'PUBLISHED' || partner?.state !== 'ACTIVE') return [];
        const branch =
          branches.get(offer.branchIds[hit.nearestPoint ?? 0] ?? '') ??
          branches.get(offer.branchIds[0] ?? '');
        if (!branch) return [];
        return [
          {
            offer,
            partner,
            branch,
            distanceMetres: hit.distanceMetres ?? null,
            partnerName: mark(partner.name),
            title: mark(offer.title),
          },
        ];
      });
    },

    async partnerHits(hits: readonly SearchHit[], text: string, language: Language): Promise<PartnerHit[]> {
      const partners = indexById(await records.partners(hits.map(({ id }) => id)));
      const branchesByPartner = await records.branchesOfPartners([...partners.keys()]);
      const mark = markerOf(text, language);
      return hits.flatMap((hit): PartnerHit[] => {
        const partner = partners.get(hit.id);
        const branches = branchesByPartner.get(hit.id) ?? [];
        const branch = branches[hit.nearestPoint ?? 0] ?? branches[0];
        if (partner?.state !== 'ACTIVE' || !branch) return [];
        return [{ partner, branch, distanceMetres: hit.distanceMetres ?? null, name: mark(partner.name) }];
      });
    },
  };
}

function indexById<Item extends { _id: string }>(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item._id, item]));
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
