import { civilDateOf, startOfCivilDay } from '@wasl/shared/civil-time';
import { type AgreementBudgetRecord, budgetIdOf } from '../../modules/agreements/index.ts';
import type { Geography } from '../../modules/geography/index.ts';
import type { MemberRecord } from '../../modules/members/index.ts';
import type { Taxonomy } from '../../modules/taxonomy/index.ts';
import { buildAccounts, type SeededAccounts } from './accounts.ts';
import { buildAgreements, type SeededAgreement } from './agreements.ts';
import { buildHistory } from './history.ts';
import { createIds } from './ids.ts';
import type { SeededHistory } from './ledger.ts';
import { buildMembers, type SeededMembers } from './members.ts';
import { buildOffers, type SeededOffer } from './offers.ts';
import { buildOrganizations, type DemonstrationOrganizations } from './organizations.ts';
import { buildPartners, type SeedContext, type SeededPartner } from './partners.ts';
import { buildPipeline, type SeededPipeline } from './pipeline/index.ts';
import { buildQuietMembers } from './quiet-members.ts';

/** Everything the demonstration network is made of, in memory. */
export interface DemonstrationNetwork {
  organizations: DemonstrationOrganizations;
  partners: SeededPartner[];
  agreements: SeededAgreement[];
  budgets: AgreementBudgetRecord[];
  offers: SeededOffer[];
  people: SeededMembers;
  accounts: SeededAccounts;
  history: SeededHistory;
  pipeline: SeededPipeline;
  /** Members of the foundation without a history, all over the country. */
  quietMembers: MemberRecord[];
}

/** The same network for the same day and instant, to the last code: nothing in it comes from chance. */
export function buildNetwork(
  knowledge: { geography: Geography; taxonomy: Taxonomy },
  now: Date,
): DemonstrationNetwork {
  const today = civilDateOf(now);
  const context: SeedContext = { ...knowledge, newId: createIds(), today, now };
  const foundedAt = startOfCivilDay(`${Number(today.slice(0, 4)) - 3}-01-02`);

  const organizations = buildOrganizations(context.newId, foundedAt);
  const partners = buildPartners(context, foundedAt);
  const agreements = buildAgreements(context, organizations, partners);
  const offers = buildOffers(context, agreements);
  const people = buildMembers(context, organizations);
  const accounts = buildAccounts(context, organizations, people, partners);
  const agreementById = new Map(agreements.map((seeded) => [seeded.agreement._id, seeded]));
  const history = buildHistory(context, {
    people,
    staffAt: accounts.staffAt,
    offers: offers.map((seeded) => ({ seeded, of: existing(agreementById.get(seeded.offer.agreementId)) })),
  });
  countWhatHappened(partners, offers, history);
  const budgets = buildBudgets(agreements, history);
  const pipeline = buildPipeline(context, {
    organizations,
    accounts,
    partners,
    agreements,
    offers,
    foundedAt,
  });
  const quietMembers = buildQuietMembers(context, organizations.foundation._id);
  return {
    organizations,
    partners,
    agreements,
    budgets,
    offers,
    people,
    accounts,
    history,
    pipeline,
    quietMembers,
  };
}

function existing<Item>(item: Item | undefined): Item {
  if (item === undefined) throw new RangeError('the network names something that is not in it');
  return item;
}

/** Counters of offers and partners, from the vouchers themselves. */
function countWhatHappened(
  partners: readonly SeededPartner[],
  offers: readonly SeededOffer[],
  { vouchers }: SeededHistory,
): void {
  const offerById = new Map(offers.map(({ offer }) => [offer._id, offer]));
  const partnerById = new Map(partners.map(({ partner }) => [partner._id, partner]));
  for (const { state, offerId, partnerId, rating } of vouchers) {
    if (state !== 'REDEEMED') continue;
    existing(offerById.get(offerId)).redemptionCount++;
    if (rating === null) continue;
    const partner = existing(partnerById.get(partnerId));
    partner.ratingSum += rating;
    partner.ratingCount++;
  }
}

/** Budgets that hold what was spent and is reserved, with room: the first hardly any, the others about half. */
function buildBudgets(agreements: readonly SeededAgreement[], { vouchers, redemptions }: SeededHistory) {
  const redeemed = new Set(
    vouchers.filter(({ state }) => state === 'REDEEMED').map(({ redemptionId }) => redemptionId),
  );
  return agreements
    .filter(({ hasBudget }) => hasBudget)
    .map(({ agreement }): AgreementBudgetRecord => {
      const _id = budgetIdOf(agreement._id, null);
      const spentCentimes = redemptions
        .filter((entry) => entry.agreementId === agreement._id && redeemed.has(entry._id))
        .reduce((sum, { discountCentimes }) => sum + discountCentimes, 0);
      const reservedCentimes = vouchers
        .filter(({ budgetId, state }) => budgetId === _id && state === 'ISSUED')
        .reduce((sum, voucher) => sum + voucher.reservedCentimes, 0);
      const limitCentimes = Math.max(
        2_000_000,
        Math.ceil(((spentCentimes + reservedCentimes) * 2) / 100_000) * 100_000,
      );
      return {
        _id,
        agreementId: agreement._id,
        regionCode: null,
        limitCentimes,
        spentCentimes,
        reservedCentimes,
      };
    })
    .map((budget, index) =>
      index === 0
        ? { ...budget, limitCentimes: budget.spentCentimes + budget.reservedCentimes + 500 }
        : budget,
    );
}
