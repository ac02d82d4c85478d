import type { CivilDate } from '@wasl/shared/civil-date';
import { civilDateOf } from '@wasl/shared/civil-time';
import type { Clock } from '../../platform/clock.ts';
import {
  type AgreementService,
  type HandledAgreement,
  holdsInRegion,
  statesInForce,
} from '../agreements/index.ts';
import type { Geography } from '../geography/index.ts';
import type { MemberService } from '../members/index.ts';
import type { OfferRecord, OfferService } from '../offers/index.ts';
import type { BranchRecord, BranchService, PartnerRecord, PartnerService } from '../partners/index.ts';
import type { OfferUse } from '../vouchers/index.ts';
import type { CoveringBranch, CoveringOffer } from './coverage.rules.ts';
import { createKeptFigures } from './kept-figures.ts';

/** What coverage is worked out from, of one organization in the whole country. Never shown as it is. */
export interface CoverageFacts {
  members: ReadonlyMap<string, number>;
  branches: readonly CoveringBranch[];
  offers: readonly CoveringOffer[];
  /** How many members used something in a province in twelve months: by `usedKey`. */
  served: ReadonlyMap<string, number>;
  useCount: number;
}

/** Whether facts took long enough to gather to be kept: some tenths of a second from here on. */
function isLarge({ members, branches, offers, useCount }: CoverageFacts): boolean {
  const memberCount = [...members.values()].reduce((sum, count) => sum + count, 0);
  return memberCount > 20_000 || branches.length > 1000 || offers.length > 2000 || useCount > 5000;
}

/** `*` looks at every category or sector. */
export function usedKey(
  provinceCode: string,
  sectorCode: string | null,
  categoryCode: string | null,
): string {
  return `${provinceCode}|${categoryCode ? '' : (sectorCode ?? '*')}|${categoryCode ?? '*'}`;
}

/** Documents asked for at a time. */
const batchSize = 1000;
const yearMillis = 365 * 86_400_000;

export type ReadCoverageFacts = (organizationId: string) => Promise<CoverageFacts>;

export function createCoverageFacts(dependencies: {
  agreements: Pick<AgreementService, 'listHandled'>;
  partners: Pick<PartnerService, 'listByIds'>;
  branches: Pick<BranchService, 'listByIds' | 'listByPartnerIds'>;
  offers: Pick<OfferService, 'listResting'>;
  members: Pick<MemberService, 'countActiveByProvince'>;
  listUses: (offerIds: readonly string[], since: Date) => Promise<OfferUse[]>;
  geography: Geography;
  clock: Clock;
}): ReadCoverageFacts {
  const { agreements, partners, branches, offers, members, listUses, geography, clock } = dependencies;
  const provinceCodes = geography.listProvinces().map(({ code }) => code);

  return createKeptFigures(async (organizationId): Promise<CoverageFacts> => {
    const now = clock.now();
    const today = civilDateOf(now);
    const [counted, ofOrganization] = await Promise.all([
      members.countActiveByProvince(organizationId, provinceCodes, today),
      agreements.listHandled(organizationId, null),
    ]);
    const inForce = ofOrganization.filter((agreement) => isInForceOn(agreement, today));
    const partnerIds = [...new Set(inForce.map(({ partnerId }) => partnerId))];
    const [known, places, resting] = await Promise.all([
      inBatches(partnerIds, partners.listByIds),
      inBatches(partnerIds, branches.listByPartnerIds),
      inBatches(
        ofOrganization.map(({ _id }) => _id),
        (agreementIds) => offers.listResting({ agreementIds }),
      ),
    ]);
    const covering = coveringBranches(inForce, known, places);
    const uses = await inBatches(
      resting.map(({ _id }) => _id),
      (offerIds) => listUses(offerIds, new Date(now.getTime() - yearMillis)),
    );
    return {
      members: counted,
      branches: covering,
      offers: coveringOffers(resting, inForce, covering, today),
      served: countServed(uses, resting, await placesOf(uses, places)),
      useCount: uses.length,
    };
  }, isLarge);

  /** Provinces of branches that were used, those of partners whose agreement is over too. */
  async function placesOf(
    uses: readonly OfferUse[],
    known: readonly BranchRecord[],
  ): Promise<ReadonlyMap<string, string>> {
    const provinceOf = new Map(known.map(({ _id, provinceCode }) => [_id, provinceCode]));
    const others = new Set(uses.map(({ branchId }) => branchId).filter((id) => !provinceOf.has(id)));
    for (const { _id, provinceCode } of await inBatches([...others], branches.listByIds))
      provinceOf.set(_id, provinceCode);
    return provinceOf;
  }
}

/** Whether offers may rest on it on a day; its first day is in the future for none that are in force. */
function isInForceOn({ state, endsOn }: HandledAgreement, today: CivilDate): boolean {
  return statesInForce.includes(state) && today <= endsOn;
}

async function inBatches<Item>(
  ids: readonly string[],
  read: (ids: readonly string[]) => Promise<Item[]>,
): Promise<Item[]> {
  const found: Item[] = [];
  for (let at = 0; at < ids.length; at += batchSize) {
    for (const item of await read(ids.slice(at, at + batchSize))) found.push(item);
  }
  return found;
}

function coveringBranches(
  inForce: readonly HandledAgreement[],
  partners: readonly PartnerRecord[],
  branches: readonly BranchRecord[],
): CoveringBranch[] {
  const partnerById = new Map(partners.map((partner) => [partner._id, partner]));
  const agreementsOf = Map.groupBy(inForce, ({ partnerId }) => partnerId);
  return branches.flatMap((branch): CoveringBranch[] => {
    const partner = partnerById.get(branch.partnerId);
    const holds = agreementsOf
      .get(branch.partnerId)
      ?.some((agreement) => holdsInRegion(agreement, branch.regionCode));
    if (partner?.state !== 'ACTIVE' || !holds) return [];
    const { _id, latitude, longitude, provinceCode, regionCode, communeCode } = branch;
    return [
      {
        id: _id,
        partnerId: partner._id,
        partnerName: partner.name,
        sectorCode: partner.sectorCode,
        categoryCode: partner.categoryCode,
        latitude,
        longitude,
        provinceCode,
        regionCode,
        communeCode,
      },
    ];
  });
}

function coveringOffers(
  offers: readonly OfferRecord[],
  inForce: readonly HandledAgreement[],
  covering: readonly CoveringBranch[],
  today: CivilDate,
): CoveringOffer[] {
  const agreementIds = new Set(inForce.map(({ _id }) => _id));
  const provinceOf = new Map(covering.map(({ id, provinceCode }) => [id, provinceCode]));
  return offers
    .filter(
      ({ state, validFrom, validTo }) => state === 'PUBLISHED' && validFrom <= today && today <= validTo,
    )
    .filter(({ agreementId }) => agreementIds.has(agreementId))
    .map(({ sectorCode, categoryCode, branchIds }) => ({
      sectorCode,
      categoryCode,
      provinceCodes: branchIds.flatMap((id) => provinceOf.get(id) ?? []),
    }));
}

/** Members who used something, each counted once per province for its category, its sector and all together. */
function countServed(
  uses: readonly OfferUse[],
  offers: readonly OfferRecord[],
  provinceOf: ReadonlyMap<string, string>,
): Map<string, number> {
  const offerById = new Map(offers.map((offer) => [offer._id, offer]));
  const people = new Map<string, Set<string>>();
  for (const { offerId, branchId, memberId } of uses) {
    const offer = offerById.get(offerId);
    const provinceCode = provinceOf.get(branchId);
    if (!offer || !provinceCode) continue;
    for (const key of [
      usedKey(provinceCode, null, null),
      usedKey(provinceCode, offer.sectorCode, null),
      usedKey(provinceCode, null, offer.categoryCode),
    ])
      people.set(key, (people.get(key) ?? new Set()).add(memberId));
  }
  return new Map([...people].map(([key, members]) => [key, members.size]));
}
