import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newHandling } from '../../server/src/modules/agreements/index.ts';
import type { OrganizationRecord } from '../../server/src/modules/organizations/index.ts';
import { buildAccount, buildAgreement, buildMember } from '../support/builders.ts';
import { givenOffer, givenOrganization, givenPartner, signInAs } from '../support/given.ts';
import { startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => {
  await app.stop();
});

const tiznit = { provinceCode: '09.581', regionCode: '09', latitude: 29.6974, longitude: -9.7316 };
const agadir = { provinceCode: '09.001', regionCode: '09', latitude: 30.4278, longitude: -9.5981 };
const rabat = { provinceCode: '04.421', regionCode: '04', latitude: 34.0005, longitude: -6.8488 };

interface Province {
  province: { code: string };
  memberCount: number;
  unservedCount: number;
  unservedBasisPoints: number;
  nearestKilometres: number | null;
  partnerCount: number;
  sectorPartnerCount: number;
  offerCount: number;
  membersServedCount: number | null;
  suggestion: {
    pipelineId: string | null;
    isProspect: boolean;
    partnerId: string | null;
    name: { fr: string };
    text: string;
    phone: string | null;
  } | null;
}

interface Coverage {
  memberCount: number;
  unservedCount: number;
  partnerCount: number;
  coveredProvinceCount: number;
  uncoveredProvinceCount: number;
  neediestRegion: { code: string } | null;
  neediestRegionBasisPoints: number | null;
  provinces: Province[];
  branches: { id: string }[];
}

async function coverage(client: TestClient, variables: Record<string, unknown> = {}): Promise<Coverage> {
  const answer = await client.ask<{ coverage: Coverage }>(
    `query ($sectorCode: ID, $categoryCode: ID, $distanceKilometres: Int, $regionCodes: [ID!]) {
      coverage(sectorCode: $sectorCode, categoryCode: $categoryCode, distanceKilometres: $distanceKilometres, regionCodes: $regionCodes) {
        memberCount unservedCount partnerCount coveredProvinceCount uncoveredProvinceCount
        neediestRegion { code } neediestRegionBasisPoints
        provinces {
          province { code } memberCount unservedCount unservedBasisPoints nearestKilometres
          partnerCount sectorPartnerCount offerCount membersServedCount
          suggestion { pipelineId isProspect partnerId name { fr } text phone }
        }
        branches { id }
      } }`,
    { categoryCode: 'laboratory', distanceKilometres: 30, ...variables },
  );
  return answer.coverage;
}

async function office(organization: OrganizationRecord, regionCodes: string[] | null): Promise<TestClient> {
  const account = buildAccount({
    role: regionCodes ? 'COORDINATOR' : 'NATIONAL_COORDINATOR',
    organizationId: organization._id,
    regionCodes,
    secondFactorSecret: 'JBSWY3DPEHPK3PXP',
  });
  await app.modules.accounts.insert(account);
  return await signInAs(app, account);
}

async function givenMembers(
  organization: OrganizationRecord,
  count: number,
  place: { provinceCode: string; regionCode: string },
  overrides: Partial<Parameters<typeof buildMember>[0]> = {},
) {
  const { provinceCode, regionCode } = place;
  await app.modules.members.insertMembers(
    Array.from({ length: count }, () =>
      buildMember({ organizationId: organization._id, provinceCode, regionCode, ...overrides }),
    ),
  );
}

/** A laboratory with an agreement in force. */
async function givenLaboratory(
  organization: OrganizationRecord,
  place: typeof tiznit,
  agreement: Parameters<typeof givenOffer>[2] extends infer On
    ? On extends { agreement?: infer A }
      ? A
      : never
    : never = {},
  partner: Parameters<typeof givenPartner>[1] = {},
) {
  const made = await givenPartner(app, partner, [place]);
  return await givenOffer(app, {}, { organization, ...made, agreement: { ...agreement } });
}

const provinceOf = ({ provinces }: Coverage, code: string): Province | undefined =>
  provinces.find(({ province }) => province.code === code);

describe('coverage', () => {
  it('counts members whose province’s middle is too far from the nearest active partner', async () => {
    const organization = await givenOrganization(app);
    await givenMembers(organization, 4, tiznit);
    await givenMembers(organization, 3, agadir);
    await givenMembers(organization, 2, { provinceCode: '09.551', regionCode: '09' });
    await givenMembers(organization, 5, tiznit, { validUntil: '2026-11-21' });
    await givenMembers(organization, 5, tiznit, { state: 'PENDING' });
    await givenLaboratory(organization, agadir);
    const client = await office(organization, ['09']);
    const near = await coverage(client);
    expect(near).toMatchObject({
      memberCount: 9,
      unservedCount: 6,
      partnerCount: 1,
      coveredProvinceCount: 1,
      uncoveredProvinceCount: 5,
      neediestRegion: { code: '09' },
      neediestRegionBasisPoints: 6667,
    });
    expect(provinceOf(near, '09.581')).toMatchObject({
      memberCount: 4,
      unservedCount: 4,
      unservedBasisPoints: 10_000,
      nearestKilometres: 92,
      partnerCount: 0,
    });
    expect(provinceOf(near, '09.001')).toMatchObject({
      memberCount: 3,
      unservedCount: 0,
      unservedBasisPoints: 0,
      partnerCount: 1,
      offerCount: 1,
    });
    expect(near.provinces.map(({ unservedCount }) => unservedCount)).toEqual([4, 2, 0, 0, 0, 0]);
    expect((await coverage(client, { distanceKilometres: 15 })).unservedCount).toBe(9);
    expect((await coverage(client, { categoryCode: 'dental' })).unservedCount).toBe(9);
    expect((await coverage(client, { categoryCode: null, sectorCode: 'health' })).unservedCount).toBe(6);
    expect((await coverage(client, { categoryCode: null })).unservedCount).toBe(6);
  });

  it.each([
    ['whose agreement is suspended', { state: 'SUSPENDED' as const }, {}],
    ['whose agreement is over', { endsOn: '2026-11-21' }, {}],
    ['whose agreement does not hold there', { regionCodes: ['04'] }, {}],
    ['that is suspended', {}, { state: 'SUSPENDED' as const }],
  ])('does not count a partner %s', async (_, agreement, partner) => {
    const organization = await givenOrganization(app);
    await givenMembers(organization, 1, agadir);
    await givenLaboratory(organization, agadir, agreement, partner);
    const seen = await coverage(await office(organization, ['09']));
    expect(seen).toMatchObject({ unservedCount: 1, partnerCount: 0, branches: [] });
    expect(provinceOf(seen, '09.001')).toMatchObject({ nearestKilometres: null, offerCount: 0 });
  });

  it('counts the last day of an agreement whole', async () => {
    const organization = await givenOrganization(app);
    await givenLaboratory(organization, agadir, { endsOn: '2026-11-22' });
    expect((await coverage(await office(organization, ['09']))).partnerCount).toBe(1);
  });

  it('does not count partners of another organization', async () => {
    const organization = await givenOrganization(app);
    await givenLaboratory(await givenOrganization(app), agadir);
    expect((await coverage(await office(organization, ['09']))).partnerCount).toBe(0);
  });

  it('shows coordinators the provinces and branches of their regions only', async () => {
    const organization = await givenOrganization(app);
    await givenMembers(organization, 2, rabat);
    await givenMembers(organization, 1, agadir);
    const here = await givenLaboratory(organization, agadir);
    const there = await givenLaboratory(organization, rabat);
    const souss = await office(organization, ['09']);
    const own = await coverage(souss);
    expect(own.memberCount).toBe(1);
    expect(own.provinces.every(({ province }) => province.code.startsWith('09'))).toBe(true);
    expect(own.branches).toEqual([{ id: here.branch._id }]);
    const others = await coverage(souss, { regionCodes: ['04'] });
    expect(others).toMatchObject({ memberCount: 0, provinces: [], branches: [], neediestRegion: null });
    const all = await coverage(await office(organization, null));
    expect(all.memberCount).toBe(3);
    expect(all.provinces).toHaveLength(75);
    expect(all.branches.map(({ id }) => id)).toEqual(
      expect.arrayContaining([here.branch._id, there.branch._id]),
    );
  });

  it('tells nothing of fewer than ten members served, and tens of more', async () => {
    const organization = await givenOrganization(app);
    const { offer, branch, partner, agreement } = await givenLaboratory(organization, agadir);
    const use = (number: number, at = app.clock.now()) => ({
      _id: `use-${organization._id}-${number}`,
      kind: 'REDEMPTION' as const,
      reversesId: null,
      receiptNumber: `R-${organization._id}-${number}`,
      voucherId: `voucher-${number}`,
      offerId: offer._id,
      agreementId: agreement._id,
      organizationId: organization._id,
      partnerId: partner._id,
      branchId: branch._id,
      regionCode: branch.regionCode,
      sectorCode: 'health',
      memberId: `member-${number}`,
      householdId: `household-${number}`,
      beneficiaryPersonId: `person-${number}`,
      beneficiaryName: { fr: 'X' },
      staffAccountId: 'staff',
      billCentimes: 1000,
      discountCentimes: 100,
      lines: [],
      reason: null,
      recordedAt: at,
      civilYear: 2026,
    });
    const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
    const client = await office(organization, ['09']);
    const served = async () => provinceOf(await coverage(client), '09.001')?.membersServedCount;
    await app.modules.vouchers.insertRedemptions(numbers(0, 9).map((number) => use(number)));
    await app.modules.vouchers.insertRedemptions([use(90, new Date('2025-11-01T10:00:00Z'))]);
    expect(await served()).toBeNull();
    const { _id, ...undone } = use(91);
    await app.modules.vouchers.insertRedemptions([
      { ...undone, _id },
      { ...undone, _id: `${_id}-undo`, kind: 'REVERSAL', reversesId: _id, receiptNumber: `${_id}-undo` },
    ]);
    expect(await served()).toBeNull();
    await app.modules.vouchers.insertRedemptions(numbers(9, 17).map((number) => use(number)));
    expect(await served()).toBe(10);
  });

  it('names whom to call: a prospect there, else an agreement being prepared, else a listed partner', async () => {
    const organization = await givenOrganization(app);
    const client = await office(organization, ['09']);
    const listed = await givenPartner(
      app,
      { name: { fr: 'Laboratoire de Tata' }, categoryCode: 'hearing-care' },
      [{ provinceCode: '09.551', regionCode: '09', phones: ['+212528800001'] }],
    );
    const suggestion = async () =>
      provinceOf(await coverage(client, { categoryCode: 'hearing-care' }), '09.551')?.suggestion;
    expect(await suggestion()).toEqual({
      pipelineId: null,
      isProspect: false,
      partnerId: listed.partner._id,
      name: { fr: 'Laboratoire de Tata' },
      text: 'Pas encore contacté',
      phone: '+212528800001',
    });
    const drafted = await givenPartner(
      app,
      { name: { fr: 'Audition Tata' }, categoryCode: 'hearing-care', state: 'PROSPECT' },
      [{ provinceCode: '09.551', regionCode: '09', phones: ['+212528800002'] }],
    );
    const agreement = buildAgreement({
      organizationId: organization._id,
      partnerId: drafted.partner._id,
      state: 'DRAFT',
      regionCodes: ['09'],
      handling: newHandling({
        sectorCode: 'health',
        categoryCode: 'hearing-care',
        provinceCode: '09.551',
        stateSince: new Date('2026-11-19T10:00:00Z'),
      }),
    });
    await app.modules.agreements.insertAgreements([agreement]);
    expect(await suggestion()).toMatchObject({
      pipelineId: agreement._id,
      isProspect: false,
      text: 'Brouillon depuis 3 jours',
      phone: '+212528800002',
    });
    const { addProspect } = await client.ask<{ addProspect: { prospect: { id: string } } }>(
      `mutation ($input: AddProspectInput!) { addProspect(input: $input) { ... on ProspectChanged { prospect { id } } } }`,
      {
        input: {
          name: { fr: 'Audio Akka' },
          categoryCode: 'hearing-care',
          provinceCode: '09.551',
          contactPhone: '0528 80 00 03',
        },
      },
    );
    expect(await suggestion()).toMatchObject({
      pipelineId: addProspect.prospect.id,
      isProspect: true,
      phone: '+212528800003',
    });
  });

  it('is refused to visitors, partners, and for distances and codes that do not exist', async () => {
    const ask = (client: TestClient, query: string) => client.send(query);
    const anonymous = await ask(app.client(), '{ coverage { memberCount } }');
    expect(anonymous.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const client = await office(await givenOrganization(app), ['09']);
    for (const query of [
      '{ coverage(distanceKilometres: 31) { memberCount } }',
      '{ coverage(categoryCode: "nothing") { memberCount } }',
      '{ coverage(sectorCode: "nothing") { memberCount } }',
      '{ coverage(sectorCode: "sport", categoryCode: "laboratory") { memberCount } }',
    ])
      expect((await ask(client, query)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
