import { daysBetween } from '@wasl/shared/civil-date';
import { discountBand, discountBasisPointsForSort } from '@wasl/shared/gain-headline';
import type { LocalizedText } from '@wasl/shared/localized-text';
import type { SearchDoc } from '../../platform/search-engine/index.ts';
import type { AgreementRecord } from '../agreements/index.ts';
import type { Geography } from '../geography/index.ts';
import type { OfferRecord } from '../offers/index.ts';
import type { BranchRecord, PartnerRecord } from '../partners/index.ts';
import type { Category, Taxonomy } from '../taxonomy/index.ts';
import { openSlots } from './open-slots.ts';

/** Days since 1970-01-01, so that validity is a range of numbers. */
export function dayNumber(date: string): number {
  return daysBetween('1970-01-01', date);
}

/** An offer with all that its document is made of. */
export interface OfferParts {
  offer: OfferRecord;
  partner: PartnerRecord;
  agreement: AgreementRecord;
  /** The offer's branches, in the order of its `branchIds`; the engine's points are in the same order. */
  branches: readonly BranchRecord[];
}

/** Makes the engines' documents out of our records. */
export function createDocumentBuilder({ geography, taxonomy }: { geography: Geography; taxonomy: Taxonomy }) {
  function categoryTexts(category: Category): string[] {
    return [...textsOf(category.name), ...textsOf(taxonomy.getSector(category.sectorCode).name)];
  }

  function placeTexts(branches: readonly BranchRecord[]): string[] {
    const texts = branches.flatMap((branch) => [
      ...textsOf(branch.name),
      ...textsOf(geography.findCommune(branch.communeCode ?? '')?.name),
      ...textsOf(geography.findProvince(branch.provinceCode)?.name),
      ...textsOf(geography.findRegion(branch.regionCode)?.name),
    ]);
    return [...new Set(texts)];
  }

  return {
    offerDocument({ offer, partner, agreement, branches }: OfferParts, seq: number): SearchDoc {
      const category = taxonomy.getCategory(offer.categoryCode);
      const slots = branches.map((branch) => (branch.openingHours ? openSlots(branch.openingHours) : null));
      const coverage = offer.dependentCoverage;
      return {
        id: offer._id,
        seq,
        text: {
          partner: textsOf(partner.name),
          title: textsOf(offer.title),
          category: categoryTexts(category),
          place: placeTexts(branches),
          summary: textsOf(offer.summary),
        },
        attributes: {
          sector: offer.sectorCode,
          category: offer.categoryCode,
          region: unique(branches.map(({ regionCode }) => regionCode)),
          province: unique(branches.map(({ provinceCode }) => provinceCode)),
          commune: unique(branches.flatMap(({ communeCode }) => communeCode ?? [])),
          discountBand: discountBand(offer.gain),
          forDependents: coverage.spouse || coverage.children,
          partner: offer.partnerId,
          organization: offer.organizationId,
          openUsual: unique(slots.flatMap((open) => open?.usual ?? [])),
          openRamadan: unique(slots.flatMap((open) => open?.ramadan ?? [])),
          validFromDay: dayNumber(later(offer.validFrom, agreement.startsOn)),
          validToDay: dayNumber(earlier(offer.validTo, agreement.endsOn)),
          discount: discountBasisPointsForSort(offer.gain),
          rating: partner.ratingCount > 0 ? partner.ratingSum / partner.ratingCount : null,
          redemptions: offer.redemptionCount,
          publishedAt: offer.publishedAt?.getTime() ?? 0,
        },
        geo: branches.map(({ latitude, longitude }) => ({ lat: latitude, lng: longitude })),
      };
    },

    partnerDocument(
      partner: PartnerRecord,
      branches: readonly BranchRecord[],
      offerCount: number,
      seq: number,
    ): SearchDoc {
      return {
        id: partner._id,
        seq,
        text: {
          name: textsOf(partner.name),
          category: categoryTexts(taxonomy.getCategory(partner.categoryCode)),
          place: placeTexts(branches),
        },
        attributes: {
          sector: partner.sectorCode,
          category: partner.categoryCode,
          region: unique(branches.map(({ regionCode }) => regionCode)),
          province: unique(branches.map(({ provinceCode }) => provinceCode)),
          offerCount,
        },
        geo: branches.map(({ latitude, longitude }) => ({ lat: latitude, lng: longitude })),
      };
    },

    categoryDocuments(): SearchDoc[] {
      return taxonomy.listCategories().map((category) => ({
        id: category.code,
        seq: 1,
        text: {
          name: [...textsOf(category.name), ...category.synonymGroups.flat()],
          sector: textsOf(taxonomy.getSector(category.sectorCode).name),
        },
        attributes: {},
      }));
    },
  };
}

function textsOf(text: LocalizedText | null | undefined): string[] {
  return unique([text?.ar, text?.fr, text?.en].filter((part): part is string => Boolean(part)));
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
