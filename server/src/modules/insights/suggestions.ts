import type { CivilDate } from '@wasl/shared/civil-date';
import { civilDateOf } from '@wasl/shared/civil-time';
import type { LocalizedText } from '@wasl/shared/localized-text';
import type { OfficeViewer } from '../../platform/auth/viewer.ts';
import type { BranchRecord, BranchService, PartnerRecord, PartnerService } from '../partners/index.ts';
import {
  assess,
  liesIn,
  type PipelineBooks,
  type PipelineEntry,
  type PipelineStage,
} from '../pipeline/index.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import { isLookedAt, type Looked } from './coverage.rules.ts';
import { createKeptFigures } from './kept-figures.ts';

/** Whom to call next in a province. */
export interface SuggestionRecord {
  pipelineId: string | null;
  isProspect: boolean;
  partnerId: string | null;
  name: LocalizedText;
  phone: string | null;
  /** Where it stands; null for one nobody has contacted. */
  stage: PipelineStage | null;
  ageDays: number;
  notedStep: string | null;
}

interface ListedPartner {
  partnerId: string;
  name: LocalizedText;
  phone: string | null;
}

const isLarge = (listed: ReadonlyMap<string, readonly ListedPartner[]>): boolean =>
  [...listed.values()].reduce((sum, { length }) => sum + length, 0) > 500;

/** Stages in which somebody is being talked to, the nearest to an agreement first. */
const talkedTo: readonly PipelineStage[] = ['OUT_FOR_SIGNATURE', 'IN_REVIEW', 'DRAFT'];

export type SuggestNext = (
  viewer: OfficeViewer,
  looked: Pick<Looked, 'sectorCode' | 'categoryCode'>,
  provinceCodes: readonly string[],
  now: Date,
) => Promise<ReadonlyMap<string, SuggestionRecord>>;

/**
 * Whom to call in each province: an open prospect there, else an agreement that is being prepared, else a listed partner
 * without an agreement with the organization.
 */
export function createSuggestions(dependencies: {
  books: Pick<PipelineBooks, 'open'>;
  partners: Pick<PartnerService, 'listByIds' | 'listActiveByCategories'>;
  branches: Pick<BranchService, 'listByPartnerIds'>;
  taxonomy: Taxonomy;
}): SuggestNext {
  const { books, partners, branches, taxonomy } = dependencies;
  /** Listed partners of a category, or of a whole sector, by province; the same for every organization. */
  const listedBy = createKeptFigures(async (key: string): Promise<Map<string, ListedPartner[]>> => {
    const categories = taxonomy
      .listCategories()
      .filter(({ code, sectorCode }) => key === code || key === `sector:${sectorCode}`);
    const listed = await partners.listActiveByCategories(categories.map(({ code }) => code));
    const places = await branches.listByPartnerIds(listed.map(({ _id }) => _id));
    return listedByProvince(listed, places);
  }, isLarge);

  return async (viewer, looked, provinceCodes, now) => {
    const entries = await books.open(viewer.organizationId);
    const today = civilDateOf(now);
    const { known, taken } = ofPipeline(entries, viewer, looked, now, today);
    const key = looked.categoryCode ?? (looked.sectorCode === null ? null : `sector:${looked.sectorCode}`);
    const listed = key === null ? null : await listedBy(key);
    const suggestions = new Map<string, SuggestionRecord>();
    for (const provinceCode of provinceCodes) {
      const next =
        known.get(provinceCode) ?? listed?.get(provinceCode)?.find(({ partnerId }) => !taken.has(partnerId));
      if (!next) continue;
      suggestions.set(
        provinceCode,
        'stage' in next
          ? next
          : { ...next, pipelineId: null, isProspect: false, stage: null, ageDays: 0, notedStep: null },
      );
    }
    return await withPhones(suggestions);
  };

  /** Agreements being prepared have no phone of their own: their partner's first branch has. */
  async function withPhones(
    suggestions: Map<string, SuggestionRecord>,
  ): Promise<ReadonlyMap<string, SuggestionRecord>> {
    const without = [...suggestions.values()].filter(
      ({ phone, partnerId }) => phone === null && partnerId !== null,
    );
    if (without.length === 0) return suggestions;
    const places = await branches.listByPartnerIds(without.flatMap(({ partnerId }) => partnerId ?? []));
    for (const suggestion of without)
      suggestion.phone =
        places.find(({ partnerId, phones }) => partnerId === suggestion.partnerId && phones.length > 0)
          ?.phones[0] ?? null;
    return suggestions;
  }
}

/** The best of the pipeline by province, and partners that have an agreement or are in the pipeline already. */
function ofPipeline(
  entries: readonly PipelineEntry[],
  viewer: OfficeViewer,
  looked: Pick<Looked, 'sectorCode' | 'categoryCode'>,
  now: Date,
  today: CivilDate,
) {
  const isInRegions = liesIn(viewer, null);
  const taken = new Set<string>();
  const known = new Map<string, SuggestionRecord & { rank: number }>();
  for (const entry of entries) {
    const partnerId = entry.kind === 'agreement' ? entry.agreement.partnerId : entry.prospect.partnerId;
    const { stage, ageDays } = assess(entry, now, today);
    if (partnerId && stage !== 'ENDED') taken.add(partnerId);
    const rank = entry.kind === 'prospect' ? 0 : talkedTo.indexOf(stage) + 1;
    const isTalkedTo = entry.kind === 'prospect' || rank > 0;
    if (!isTalkedTo || entry.provinceCode === null) continue;
    if (!isInRegions(entry.regionCodes) || !isLookedAt(looked, entry)) continue;
    const before = known.get(entry.provinceCode);
    if (before && (before.rank < rank || (before.rank === rank && before.ageDays >= ageDays))) continue;
    known.set(entry.provinceCode, {
      rank,
      pipelineId: entry.id,
      isProspect: entry.kind === 'prospect',
      partnerId,
      name: entry.name,
      phone: entry.kind === 'prospect' ? entry.prospect.contactPhone : null,
      stage,
      ageDays,
      notedStep: entry.kind === 'prospect' ? (entry.prospect.notedStep?.text ?? null) : null,
    });
  }
  return { known, taken };
}

function listedByProvince(
  listed: readonly PartnerRecord[],
  places: readonly BranchRecord[],
): Map<string, ListedPartner[]> {
  const partnerById = new Map(listed.map((partner) => [partner._id, partner]));
  const found = new Map<string, ListedPartner[]>();
  for (const { partnerId, provinceCode, phones } of places) {
    const partner = partnerById.get(partnerId);
    if (!partner) continue;
    const there = found.get(provinceCode) ?? [];
    there.push({ partnerId, name: partner.name, phone: phones[0] ?? null });
    found.set(provinceCode, there);
  }
  // Those one can call come first.
  for (const there of found.values())
    there.sort(
      (a, b) => Number(b.phone !== null) - Number(a.phone !== null) || (a.partnerId < b.partnerId ? -1 : 1),
    );
  return found;
}
