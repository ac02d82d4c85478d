import { createHash } from 'node:crypto';
import { findGainProblem } from '@wasl/shared/gain';
import { findLimitRuleProblem } from '@wasl/shared/limits';
import { findHoursProblem } from '@wasl/shared/opening-hours';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { createGeography } from '../../modules/geography/index.ts';
import { createTaxonomy } from '../../modules/taxonomy/index.ts';
import { buildNetwork, type DemonstrationNetwork } from './network.ts';

const geography = createGeography();
const taxonomy = createTaxonomy();
const now = new Date('2026-11-22T09:30:00.000Z');
const network = buildNetwork({ geography, taxonomy }, now);

function digest(of: DemonstrationNetwork): string {
  return createHash('sha256').update(JSON.stringify(of)).digest('hex');
}

describe('the demonstration network', () => {
  it('is the same to the last code when it is made again', () => {
    expect(digest(buildNetwork({ geography, taxonomy }, now))).toBe(digest(network));
  });

  it('has the promised size, every region and every category', () => {
    const { partners, offers, organizations, people } = network;
    expect(partners).toHaveLength(300);
    expect(offers).toHaveLength(1000);
    expect(people.members).toHaveLength(180);
    expect(Object.values(organizations).map(({ kind }) => kind)).toEqual(['FOUNDATION', 'MUTUAL', 'CLUB']);
    const regions = new Set(partners.flatMap(({ branches }) => branches.map(({ regionCode }) => regionCode)));
    expect(regions.size).toBe(12);
    const categories = new Set(partners.map(({ partner }) => partner.categoryCode));
    expect([...categories].sort()).toEqual(
      taxonomy
        .listCategories()
        .map(({ code }) => code)
        .sort(),
    );
    const withOffers = new Set(offers.map(({ offer }) => offer.partnerId));
    expect(partners.filter(({ partner }) => !withOffers.has(partner._id))).toEqual([]);
  });

  it('has partners in Zagora and near Agdal for the members who live there', () => {
    const inCommune = (code: string) =>
      network.partners.filter(({ branches }) => branches.some(({ communeCode }) => communeCode === code))
        .length;
    expect(inCommune('08.587.01.13')).toBeGreaterThanOrEqual(4);
    expect(inCommune('04.421.01.0')).toBeGreaterThanOrEqual(15);
  });

  it('names everything in Arabic and French, and offers in English too', () => {
    for (const { partner } of network.partners) {
      expect(partner.name.ar).toMatch(/[\u0621-\u064a]/u);
      expect(partner.name.fr).toMatch(/[A-Za-z]/);
    }
    for (const { offer } of network.offers) {
      expect(offer.title.ar).toMatch(/[\u0621-\u064a]/u);
      expect(`${offer.title.fr}${offer.title.en}${offer.title.ar}`).not.toMatch(/[{}]|undefined/);
      expect(`${offer.summary?.fr}${offer.summary?.en}${offer.summary?.ar}`).not.toMatch(/[{}]|undefined/);
      for (const condition of offer.conditions) expect(condition.text.ar && condition.text.fr).toBeTruthy();
    }
  });

  it('gives no two partners one name and no partner two offers of one title for one organization', () => {
    const names = network.partners.map(({ partner }) => partner.name.fr);
    expect(new Set(names).size).toBe(names.length);
    const titles = network.offers.map(({ offer }) => `${offer.agreementId} ${offer.title.fr}`);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  it('puts every branch on land in its own province, with hours and phones that can be', () => {
    for (const branch of network.partners.flatMap(({ branches }) => branches)) {
      expect(geography.provinceAt(branch)).toBe(branch.provinceCode);
      expect(branch.openingHours && findHoursProblem(branch.openingHours)).toBeNull();
      for (const phone of branch.phones)
        expect(parsePhoneNumberFromString(phone)?.isValid(), phone).toBe(true);
    }
    for (const { phone } of network.people.members)
      expect(parsePhoneNumberFromString(phone ?? '')?.isValid(), phone ?? '').toBe(true);
  });

  it('makes offers of every kind that can be applied, within their agreement', () => {
    const agreements = new Map(network.agreements.map(({ agreement }) => [agreement._id, agreement]));
    for (const { offer } of network.offers) {
      const agreement = agreements.get(offer.agreementId);
      expect(findGainProblem(offer.gain) ?? findLimitRuleProblem(offer.limits)).toBeNull();
      expect(offer.validFrom >= (agreement?.startsOn ?? '')).toBe(true);
      expect(offer.validTo <= (agreement?.endsOn ?? '')).toBe(true);
      expect(offer.validFrom <= offer.validTo).toBe(true);
    }
    expect(new Set(network.offers.map(({ offer }) => offer.gain.kind)).size).toBe(6);
  });

  it('lets nothing lie ahead of the clock', () => {
    const { vouchers, redemptions } = network.history;
    expect(vouchers.filter(({ issuedAt }) => issuedAt > now)).toEqual([]);
    expect(redemptions.filter(({ recordedAt }) => recordedAt > now)).toEqual([]);
    const open = vouchers.filter(({ state }) => state === 'ISSUED');
    const expired = vouchers.filter(({ state }) => state === 'EXPIRED');
    expect(open.filter(({ expiresAt }) => expiresAt <= now)).toEqual([]);
    expect(expired.filter(({ expiresAt }) => expiresAt > now)).toEqual([]);
    expect(Math.min(open.length, expired.length)).toBeGreaterThan(5);
  });

  it('has a pipeline full in Souss-Massa, with places and phones that can be', () => {
    const { prospects, prepared, requests, recent } = network.pipeline;
    const inSouss = prepared.filter(({ branches }) =>
      branches.every(({ regionCode }) => regionCode === '09'),
    );
    const stageCount = (state: string) => inSouss.filter(({ agreement }) => agreement.state === state).length;
    expect(prospects.filter(({ regionCode }) => regionCode === '09')).toHaveLength(11);
    expect(['DRAFT', 'IN_REVIEW', 'OUT_FOR_SIGNATURE'].map(stageCount)).toEqual([6, 5, 7]);
    expect(new Set(requests.map(({ state }) => state))).toEqual(new Set(['OPEN', 'EXPIRED', 'SEALING']));
    expect(recent.map(({ state }) => state)).toContain('SUSPENDED');
    for (const branch of prepared.flatMap(({ branches }) => branches)) {
      expect(geography.provinceAt(branch)).toBe(branch.provinceCode);
      expect(parsePhoneNumberFromString(branch.phones[0] ?? '')?.isValid(), branch.phones[0]).toBe(true);
    }
    for (const { contactPhone } of prospects)
      if (contactPhone) expect(parsePhoneNumberFromString(contactPhone)?.isValid(), contactPhone).toBe(true);
    for (const { partner } of prepared)
      if (partner.identifiers.ice) expect(BigInt(partner.identifiers.ice) % 97n, partner.name.fr).toBe(0n);
    const references = [...prepared.map(({ agreement }) => agreement), ...recent].map(
      ({ reference }) => reference,
    );
    expect(new Set(references).size).toBe(references.length);
    const { events } = network.pipeline;
    expect(events.filter(({ at }) => at > now)).toEqual([]);
  });

  it('lets nobody approve what they wrote', () => {
    for (const { version } of network.pipeline.prepared)
      for (const { accountId } of version.reviews) expect(version.editorAccountIds).not.toContain(accountId);
  });

  it.each([
    ['New Year', '2027-01-01T00:05:00.000Z'],
    ['a leap day', '2028-02-29T12:00:00.000Z'],
    ['the last evening of a year', '2026-12-31T23:59:00.000Z'],
    ['the first of a month', '2027-06-01T08:00:00.000Z'],
  ])('can be made on %s', (_, instant) => {
    const made = buildNetwork({ geography, taxonomy }, new Date(instant));
    expect(made.offers).toHaveLength(1000);
    expect(made.history.redemptions.length).toBeGreaterThan(900);
  });
});
