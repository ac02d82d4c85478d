import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BudgetBook } from '../../server/src/modules/agreements/index.ts';
import type { Role } from '../../server/src/platform/auth/viewer.ts';
import { buildAccount, buildAgreement, buildBudget, nextId } from '../support/builders.ts';
import { givenMember, givenOffer, givenPartner, givenPartnerStaff, signInAs } from '../support/given.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => {
  await app.stop();
});

const query = `query ($id: ID!) { agreement(id: $id) {
  reference state organization { id } partner { id } startsOn { date } endsOn { date text } terms { display }
} }`;

async function officeAccount(organizationId: string, role: Role, regionCodes: string[] | null = null) {
  const account = buildAccount({ role, organizationId, regionCodes });
  await app.modules.accounts.insert(account);
  return account;
}

describe('an agreement', () => {
  it('is shown to its partner’s owner and managers with its period and terms', async () => {
    const { partner, branches, agreement } = await givenOffer(app);
    for (const role of ['PARTNER_OWNER', 'PARTNER_MANAGER'] as const) {
      const client = await signInAs(app, await givenPartnerStaff(app, { partner, branches, role }));
      const { agreement: shown } = await client.ask<{ agreement: unknown }>(query, { id: agreement._id });
      expect(shown).toMatchObject({
        reference: agreement.reference,
        state: 'ACTIVE',
        partner: { id: partner._id },
        endsOn: { date: '2026-12-31', text: '31 décembre 2026' },
      });
    }
  });

  it('does not exist for visitors, members, cashiers, other partners and other organizations', async () => {
    const { organization, partner, branches, agreement } = await givenOffer(app);
    const other = await givenOffer(app);
    const { account: member } = await givenMember(app, { organizationId: organization._id });
    const accounts = [
      member,
      await givenPartnerStaff(app, { partner, branches, role: 'PARTNER_CASHIER' }),
      await givenPartnerStaff(app, { ...(await givenPartner(app)), role: 'PARTNER_OWNER' }),
      await officeAccount(other.organization._id, 'NATIONAL_COORDINATOR'),
    ];
    const clients = [app.client(), ...(await Promise.all(accounts.map((account) => signInAs(app, account))))];
    for (const client of clients)
      expect(await client.ask(query, { id: agreement._id })).toEqual({ agreement: null });
  });

  it('is shown to coordinators of a region it holds in, and to the whole country’s staff', async () => {
    const { organization, agreement } = await givenOffer(
      app,
      {},
      { agreement: { regionCodes: ['04', '06'] } },
    );
    const seen = await Promise.all(
      (
        [
          ['COORDINATOR', ['06']],
          ['COORDINATOR', ['09']],
          ['NATIONAL_COORDINATOR', null],
          ['ADMINISTRATOR', null],
          ['AUDITOR', null],
        ] as const
      ).map(async ([role, regionCodes]) => {
        const account = await officeAccount(organization._id, role, regionCodes ? [...regionCodes] : null);
        const client = await signInAs(app, account);
        return (await client.ask<{ agreement: unknown }>(query, { id: agreement._id })).agreement !== null;
      }),
    );
    expect(seen).toEqual([true, false, true, true, true]);
  });

  it('moves along its states only, and says so to search', async () => {
    const { agreement } = await givenOffer(app);
    const { agreements } = app.modules.agreements;
    const move = (state: 'SUSPENDED' | 'DRAFT' | 'ACTIVE' | 'TERMINATED') =>
      app.modules.runInTransaction((session) => agreements.moveTo(session, agreement._id, state));
    expect(await move('DRAFT')).toBeNull();
    expect((await move('SUSPENDED'))?.version).toBe(2);
    expect(await move('SUSPENDED')).toBeNull();
    expect((await move('ACTIVE'))?.state).toBe('ACTIVE');
    expect((await move('TERMINATED'))?.version).toBe(4);
    expect(await move('ACTIVE')).toBeNull();
  });
});

describe('recording agreements signed elsewhere', () => {
  it('makes one for each partner that has none in the period, and none the second time', async () => {
    const { organization, partner: covered } = await givenOffer(app);
    const { partner: first } = await givenPartner(app);
    const { partner: second } = await givenPartner(app);
    const signed = { organizationId: organization._id, startsOn: '2026-06-01', endsOn: '2027-05-31' };
    const record = () =>
      app.modules.runInTransaction((session) =>
        app.modules.agreements.agreements.recordSigned(
          session,
          signed,
          [covered, first, second].map(({ _id, sectorCode, categoryCode }) => ({
            _id,
            sectorCode,
            categoryCode,
            provinceCode: null,
            searchText: '',
          })),
        ),
      );
    expect(await record()).toBe(2);
    expect(await record()).toBe(0);
    const [made] = await app.modules.agreements.agreements.listInForceByPartner(first._id, '2027-05-31');
    expect(made).toMatchObject({ ...signed, state: 'ACTIVE', regionCodes: null, partnerId: first._id });
  });
});

describe('a budget', () => {
  async function givenBudget(limitCentimes: number): Promise<string> {
    const agreement = buildAgreement({ organizationId: nextId(), partnerId: nextId() });
    const budget = buildBudget({ agreementId: agreement._id, limitCentimes });
    await app.modules.agreements.insertBudgets([budget]);
    return budget._id;
  }
  const within = <Result>(work: Parameters<typeof app.modules.runInTransaction<Result>>[0]) =>
    app.modules.runInTransaction(work);
  /** Takes from a budget in a transaction of its own. */
  const take = (id: string, step: (book: BudgetBook) => boolean) =>
    within(async (session) => {
      const { budgets } = app.modules.agreements;
      const budget = await budgets.findById(id, session);
      const book = await budgets.openBook(session, [budget?.agreementId ?? '']);
      const isTaken = step(book);
      await budgets.writeBook(session, book);
      return isTaken;
    });
  const reserve = (id: string, centimes: number) => take(id, (book) => book.reserve(id, centimes));
  const settle = (id: string, reserved: number, spent: number) =>
    take(id, (book) => book.settle(id, reserved, spent));
  const standing = async (id: string) => {
    const budget = await app.modules.agreements.budgets.findById(id);
    return [budget?.spentCentimes, budget?.reservedCentimes];
  };

  it('is never passed by reservations made at the same time', async () => {
    const id = await givenBudget(100_00);
    const answers = await Promise.all(Array.from({ length: 40 }, () => reserve(id, 15_00)));
    expect(answers.filter(Boolean)).toHaveLength(6);
    expect(await standing(id)).toEqual([0, 90_00]);
  });

  it('turns a reservation into what was spent, and takes it back', async () => {
    const id = await givenBudget(100_00);
    const { budgets } = app.modules.agreements;
    expect(await reserve(id, 60_00)).toBe(true);
    expect(await settle(id, 60_00, 25_00)).toBe(true);
    expect(await standing(id)).toEqual([25_00, 0]);
    expect(await within((session) => budgets.unspend(session, id, 25_00))).toBe(true);
    expect(await standing(id)).toEqual([0, 0]);
  });

  it('refuses what would pass the limit or fall below zero, and changes nothing', async () => {
    const id = await givenBudget(100_00);
    const { budgets } = app.modules.agreements;
    await reserve(id, 50_00);
    const refused = [
      await reserve(id, 50_01),
      await settle(id, 50_00, 100_01),
      await settle(id, 50_01, 0),
      await within((session) => budgets.release(session, id, 50_01)),
      await within((session) => budgets.unspend(session, id, 1)),
    ];
    expect(refused).toEqual([false, false, false, false, false]);
    expect(await standing(id)).toEqual([0, 50_00]);
    expect(await settle(id, 50_00, 100_00)).toBe(true);
  });

  it('counts what one transaction takes several times, and gives back what is settled elsewhere', async () => {
    const id = await givenBudget(100_00);
    expect(await take(id, (book) => book.reserve(id, 60_00) && book.reserve(id, 40_01))).toBe(false);
    expect(await standing(id)).toEqual([0, 60_00]);
    await take(id, (book) => {
      book.release(id, 10_00);
      return book.settle(id, 20_00, 5_00) && book.settle(id, 30_00, 6_00);
    });
    expect(await standing(id)).toEqual([11_00, 0]);
  });

  it('takes a discount of nothing as well', async () => {
    const id = await givenBudget(0);
    expect(await reserve(id, 0)).toBe(true);
    expect(await settle(id, 0, 0)).toBe(true);
    expect(await reserve(id, 1)).toBe(false);
  });
});
