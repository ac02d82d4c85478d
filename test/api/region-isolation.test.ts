import type { ExecutionResult, GraphQLError, GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { OrganizationRecord } from '../../server/src/modules/organizations/index.ts';
import type { AccountRecord } from '../../server/src/platform/auth/account.model.ts';
import { viewerOf } from '../../server/src/platform/auth/sessions.ts';
import { AppError } from '../../server/src/platform/errors/app-error.ts';
import type { GraphQLContext } from '../../server/src/platform/graphql/context.ts';
import { buildExecutableSchema } from '../../server/src/platform/graphql/schema.ts';
import { givenTemplate } from '../support/agreements.ts';
import { buildAccount, buildMember } from '../support/builders.ts';
import { buildPdf, download, upload } from '../support/files.ts';
import { givenOrganization, givenPartner, signInAs } from '../support/given.ts';
import { givenPrivateWorld, type PrivateWorld } from '../support/private-world.ts';
import { callsOf, type Examples, fieldsOf, takesIds } from '../support/schema-walk.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

/**
 * Generated from the schema, so that what is added later cannot be forgotten: whoever has no business with what another region,
 * organization or partner keeps calls every query and every mutation about it, and reads every field of the answers. Nothing of
 * it comes out and nothing of it changes.
 */

/** Mutations that are about the caller alone, or about whoever holds a token: no id names what they change. */
const aboutTheCaller = [
  'signIn',
  'signOut',
  'signOutEverywhere',
  'join',
  'requestPasswordReset',
  'resetPassword',
  'confirmEmail',
  'updateProfile',
  'openInvitation',
  'acceptInvitation',
  'openSigningLink',
  'requestSigningCode',
  'signAgreement',
  'declineSigning',
  'delegateSigning',
];

// Some thousand calls each: seconds on a machine of its own, a minute beside others.
vi.setConfig({ testTimeout: 300_000 });

let app: TestApp;
let schema: GraphQLSchema;
let organization: OrganizationRecord;
/** What the office of Oriental keeps. */
let oriental: PrivateWorld;
/** Agreements of the same organization that hold in the whole country. */
let nationwide: PrivateWorld;
/** Ids of documents everybody may read. */
let listedIds: Set<string>;

beforeAll(async () => {
  app = await startTestApp();
  schema = buildExecutableSchema(app.modules.resolvers);
  organization = await givenOrganization(app);
  // Both regions draft from it: a draft for Oriental lacks nothing but the right to it.
  constants.templateId = [(await givenTemplate(app, organization))._id];
  const place = { organization, regionCode: '02', provinceCode: '02.411', communeCode: '02.411.01.0' };
  oriental = await givenPrivateWorld(app, { ...place, mark: 'OUJDA7391' });
  nationwide = await givenPrivateWorld(app, {
    ...place,
    regionCode: '09',
    provinceCode: '09.581',
    communeCode: '09.581.01.0',
    mark: 'PARTOUT5280',
    agreementRegions: null,
  });
  listedIds = new Set(await listed());
  await app.modules.drainEvents();
  // Nothing but what is called here changes anything.
  await app.modules.stopBackground();
});
afterAll(() => app?.stop());

/** Ids of listed partners, their branches and published offers, of organizations and of what is no document. */
async function listed(): Promise<string[]> {
  const { connection } = app.stores;
  const active = (await connection.collection('partners').find({ state: 'ACTIVE' }).toArray()).map(
    ({ _id }) => String(_id),
  );
  const branches = await connection
    .collection('branches')
    .find({ partnerId: { $in: active } })
    .toArray();
  const offers = await connection.collection('offers').find({ state: 'PUBLISHED' }).toArray();
  return [...active, ...[...branches, ...offers].map(({ _id }) => String(_id)), organization._id];
}

function listedPartnerThere(): string {
  const ids = oriental.ids.partnerId?.filter((id) => listedIds.has(id)) ?? [];
  return ids[0] ?? '';
}

/** `own`: ids that are the caller's, where only with theirs anything could come of it. */
function examplesOf(world: PrivateWorld, own: Record<string, string[]> = {}): Examples {
  return {
    idsOf: (name) => own[name] ?? world.ids[name] ?? constants[name] ?? null,
    anyId: [...new Set(Object.values(world.ids).flat())],
    // For queries, what everything private is found by; for mutations, what would be taken.
    textOf: (name) => {
      if (/email/i.test(name)) return 'somebody@example.test';
      if (/phone/i.test(name)) return '+212536000001';
      return own.text?.[0] ?? world.ids[name]?.[0] ?? world.mark;
    },
  };
}

/** Ids that name nobody's documents. */
const constants: Record<string, string[]> = {
  sectorCode: ['health'],
  categoryCode: ['clinic'],
  categoryCodes: ['clinic'],
  serviceCode: ['consultation'],
  serviceCodes: ['consultation'],
  code: ['02'],
  organizationId: ['0'.repeat(24)],
};

function contextOf(account: AccountRecord | null): GraphQLContext {
  return {
    viewer: viewerOf(account),
    account,
    language: 'fr',
    now: app.clock.now(),
    requestId: 'isolation',
    clientAddress: '127.0.0.1',
    request: { headers: {}, ip: '127.0.0.1' } as GraphQLContext['request'],
  };
}

async function givenAccount(overrides: Parameters<typeof buildAccount>[0]): Promise<AccountRecord> {
  const account = buildAccount(overrides);
  await app.modules.accounts.insert(account);
  return account;
}

const codeOf = ({ originalError }: GraphQLError): string =>
  originalError instanceof AppError ? originalError.code : `INTERNAL: ${originalError?.stack}`;

/** The code of the error, or the type of the answer. */
function outcomeOf({ data, errors }: ExecutionResult, name: string): string {
  if (errors?.[0]) return codeOf(errors[0]);
  return (data?.[name] as { __typename?: string } | null)?.__typename ?? 'null';
}

/** What an answer holds of a world: marked texts, and ids that not everybody may read. */
function leaksIn({ data }: ExecutionResult, world: PrivateWorld): string[] {
  const text = JSON.stringify(data ?? null);
  const marks = text.match(new RegExp(`${world.mark}[\\w-]*`, 'gi')) ?? [];
  const isCode = (id: string) => !/^[0-9a-f]{24}$/.test(id);
  const ids = Object.entries(world.ids).flatMap(([name, each]) =>
    each.filter((id) => (name === 'scan' || !isCode(id)) && !listedIds.has(id) && text.includes(id)),
  );
  return [...new Set([...marks, ...ids])];
}

/** Every stored document, as text, by collection and id; without what counts attempts, sessions and events. */
async function readStore(): Promise<Map<string, string>> {
  const { connection } = app.stores;
  const passing = new Set(['attempts', 'sessions', 'outbox', 'leases']);
  const documents = new Map<string, string>();
  for (const { name } of (await connection.db?.listCollections().toArray()) ?? []) {
    if (passing.has(name)) continue;
    for (const document of await connection.collection(name).find().toArray())
      documents.set(`${name} ${document._id}`, JSON.stringify(document));
  }
  return documents;
}

/** Calls every query about a world; what came out of it, by query, and errors nobody foresaw. */
async function queryAll(account: AccountRecord, world: PrivateWorld) {
  const leaks = new Map<string, Set<string>>();
  const failures = new Set<string>();
  for (const field of fieldsOf(schema, 'query'))
    for (const call of callsOf(schema, 'query', field, examplesOf(world))) {
      const answer = await call.run(contextOf(account));
      for (const error of answer.errors ?? [])
        if (codeOf(error).startsWith('INTERNAL')) failures.add(`${field.name}: ${codeOf(error)}`);
      const found = leaksIn(answer, world);
      if (found.length > 0) leaks.set(field.name, (leaks.get(field.name) ?? new Set()).union(new Set(found)));
    }
  return { leaks, failures: [...failures] };
}

/** Answers that refuse, and what a caller may do that is theirs although an id of the world was named. */
interface Expected {
  /** Codes of errors, or types of answers, that any mutation may give. */
  refusals: readonly string[];
  /** Other answers, by mutation, and why they are well. */
  others?: Readonly<Record<string, readonly string[]>>;
  /** Mutations that add documents of the caller's own. */
  adds?: readonly string[];
}

/** Calls every mutation that is told by an id what to change; what was answered or changed that must not be. */
async function changeAll(
  account: AccountRecord,
  world: PrivateWorld,
  { refusals, others = {}, adds = [] }: Expected,
) {
  const wrong = new Set<string>();
  const fields = fieldsOf(schema, 'mutation').filter(
    (field) => !aboutTheCaller.includes(field.name) && takesIds(field),
  );
  // Somebody else's file is refused for itself; one of their own could be given to what is not theirs.
  const { file } = await upload(app, await signInAs(app, account), buildPdf());
  const own = { text: ['Un texte'], ...(file ? { fileId: [file.id], fileIds: [file.id] } : {}) };
  let before = await readStore();
  const compare = async (name: string) => {
    const after = await readStore();
    for (const [key, content] of before)
      if (after.get(key) !== content && !(adds.includes(name) && key.startsWith('audit-heads')))
        wrong.add(`${name} changed ${key}`);
    for (const key of after.keys())
      if (!before.has(key) && !adds.includes(name)) wrong.add(`${name} added ${key}`);
    before = after;
  };
  for (const field of fields) {
    let isRefused = true;
    for (const call of callsOf(schema, 'mutation', field, examplesOf(world, own))) {
      const answer = await call.run(contextOf(account));
      const outcome = outcomeOf(answer, field.name);
      isRefused &&= refusals.includes(outcome);
      if (![...refusals, ...(others[field.name] ?? [])].includes(outcome))
        wrong.add(`${field.name} answered ${outcome}`);
      for (const leak of leaksIn(answer, world)) wrong.add(`${field.name} tells ${leak}`);
    }
    if (!isRefused) await compare(field.name);
  }
  await compare('some mutation that was refused');
  return { count: fields.length, wrong: [...wrong] };
}

const asText = (leaks: ReadonlyMap<string, ReadonlySet<string>>) =>
  [...leaks].map(([name, found]) => `${name}: ${[...found].sort().join(', ')}`);

async function fileStatuses(account: AccountRecord, world: PrivateWorld): Promise<number[]> {
  const client = await signInAs(app, account);
  const statuses = new Set<number>();
  for (const id of world.ids.fileId ?? []) statuses.add((await download(app, client, `/files/${id}`)).status);
  return [...statuses];
}

const refused = ['NOT_FOUND', 'FORBIDDEN'];

/** What is wrong with the input is told first; it says nothing of what is there, and nothing changes. */
const office: Expected = {
  refusals: refused,
  others: {
    addProspect: ['ValidationError'],
    draftAgreement: ['ValidationError'],
    publishAgreementTemplate: ['ValidationError'],
  },
};

/** A prospect of their own organization, which may be anywhere in the country. */
const nationalOffice: Expected = {
  ...office,
  others: { ...office.others, addProspect: ['ValidationError', 'NotPossibleNowError', 'ProspectChanged'] },
  adds: ['addProspect'],
};

interface Stranger {
  who: string;
  account: () => Promise<AccountRecord>;
  expected: Expected;
}

const strangers: Stranger[] = [
  {
    who: 'a coordinator of Souss-Massa',
    account: () =>
      givenAccount({ role: 'COORDINATOR', organizationId: organization._id, regionCodes: ['09'] }),
    expected: office,
  },
  {
    who: 'a coordinator without a region',
    account: () => givenAccount({ role: 'COORDINATOR', organizationId: organization._id, regionCodes: [] }),
    expected: office,
  },
  ...(['NATIONAL_COORDINATOR', 'ADMINISTRATOR', 'AUDITOR'] as const).map((role) => ({
    who: `the ${role.toLowerCase().replace('_', ' ')} of another organization`,
    account: async () => givenAccount({ role, organizationId: (await givenOrganization(app))._id }),
    expected: nationalOffice,
  })),
  ...(['PARTNER_OWNER', 'PARTNER_MANAGER'] as const).map((role) => ({
    who: `the ${role.toLowerCase().replace('_', ' ')} of another partner`,
    account: async () => {
      const { partner, branches } = await givenPartner(app);
      return givenAccount({ role, partnerId: partner._id, branchIds: branches.map(({ _id }) => _id) });
    },
    expected: { refusals: refused },
  })),
  {
    who: 'a cashier of a partner there',
    account: async () => givenAccount({ role: 'PARTNER_CASHIER', partnerId: listedPartnerThere() }),
    expected: { refusals: refused },
  },
  {
    who: 'a member who lives there',
    account: async () => {
      const member = buildMember({
        organizationId: organization._id,
        regionCode: '02',
        provinceCode: '02.411',
      });
      await app.modules.members.insertMembers([member]);
      return givenAccount({ role: 'MEMBER', memberId: member._id, organizationId: organization._id });
    },
    expected: {
      refusals: refused,
      others: {
        // Offers that are published are everybody's.
        setFavourite: ['SetFavouriteResult', 'SetFavouriteSuccess'],
        issueVoucher: ['ValidationError'],
        // Somebody else's voucher is answered as one that does not exist.
        cancelVoucher: ['VoucherNotUsableError'],
        rateRedemption: ['VoucherNotUsableError'],
      },
      adds: ['setFavourite'],
    },
  },
];

describe('what a region keeps', () => {
  it('is all seen by its own coordinator, so that the walk below misses nothing', async () => {
    const { leaks, failures } = await queryAll(oriental.coordinator, oriental);
    const seen = new Set([...leaks.values()].flatMap((found) => [...found]));
    expect.soft(failures).toEqual([]);
    expect.soft(oriental.marks.filter((mark) => !seen.has(mark))).toEqual([]);
    expect(await fileStatuses(oriental.coordinator, oriental)).toEqual([200]);
  });

  describe.each(strangers)('for $who', ({ account: giveAccount, expected }) => {
    let account: AccountRecord;
    beforeAll(async () => {
      account = await giveAccount();
    });

    it('comes out of no query', async () => {
      const { leaks, failures } = await queryAll(account, oriental);
      expect.soft(failures).toEqual([]);
      expect(asText(leaks)).toEqual([]);
    });

    it('is changed and told by no mutation', async () => {
      const { count, wrong } = await changeAll(account, oriental, expected);
      expect(count).toBeGreaterThan(30);
      expect(wrong).toEqual([]);
    });

    it('gives none of its files', async () => {
      expect(await fileStatuses(account, oriental)).toEqual([404]);
    });
  });
});

describe.each(strangers.filter(({ who }) => who.startsWith('a coordinator')))(
  'for $who',
  ({ account: giveAccount }) => {
    it('a region that is not theirs is not even counted', async () => {
      const account = await giveAccount();
      for (const field of fieldsOf(schema, 'query'))
        for (const call of callsOf(schema, 'query', field, examplesOf(oriental))) {
          if ((await call.run(contextOf(null))).data?.[field.name] != null) continue;
          const { data } = await call.run(contextOf(account));
          const codes = JSON.stringify(data ?? null).match(/"02(\.\d+)*"/g) ?? [];
          expect(codes, `${field.name} ${JSON.stringify(call.variables)}`).toEqual([]);
        }
    });
  },
);

describe('what holds in the whole country', () => {
  it('is read by the coordinator of any region, and changed by none of them', async () => {
    const { leaks } = await queryAll(oriental.coordinator, nationwide);
    expect([...(leaks.get('agreement') ?? [])]).toContain('PARTOUT5280-terms');
    const { wrong } = await changeAll(oriental.coordinator, nationwide, office);
    expect(wrong).toEqual([]);
  });
});
