import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildExecutableSchema } from '../../server/src/platform/graphql/schema.ts';
import { givenOffer } from '../support/given.ts';
import { givenMember, givenStaff, signedIn } from '../support/members.ts';
import { type GraphqlAnswer, startTestApp, type TestApp } from '../support/test-app.ts';

/**
 * Generated from the schema, so that what is added later cannot be forgotten: a mutation or query is refused to who is not
 * signed in, unless it stands in one of these two lists.
 */
const publicMutations = [
  'signIn',
  'signOut',
  'join',
  'requestPasswordReset',
  'resetPassword',
  'confirmEmail',
  'openInvitation',
  'acceptInvitation',
  'openSigningLink',
  'requestSigningCode',
  'signAgreement',
  'declineSigning',
  'delegateSigning',
];
const publicQueries = [
  'service',
  'regions',
  'region',
  'province',
  'commune',
  'nearestPlace',
  'searchPlaces',
  'sectors',
  'sector',
  'category',
  'organizations',
  'organization',
  'partner',
  'offer',
  'searchOffers',
  'searchPartners',
  'searchSuggestions',
  'verifyDocument',
];

/** Types about people: no public query may return one, and none may be read through a public one. */
const personalTypes = new Set([
  'Viewer',
  'Member',
  'MemberConnection',
  'MemberCard',
  'Dependent',
  'Beneficiary',
  'Savings',
  'PartnerStaff',
  'Voucher',
  'VoucherConnection',
  'CounterVoucher',
  'Redemption',
  'PartnerInvitation',
  'PartnerIdentity',
]);

let app: TestApp;
let schema: GraphQLSchema;
/** What ids of the generated inputs name, by argument or field: things that exist, so that a refusal is not their absence. */
const existing: Record<string, string> = {};

beforeAll(async () => {
  app = await startTestApp();
  schema = buildExecutableSchema(app.modules.resolvers);
  const { organization, branch, partner, offer, agreement } = await givenOffer(app);
  const { account, member } = await givenMember(app, organization, {
    dependents: [
      {
        personId: 'd'.repeat(24),
        relation: 'SON',
        name: { fr: 'Adam' },
        birthDate: '2015-01-01',
        studentUntil: null,
        removedAt: null,
      },
    ],
  });
  const pending = await givenMember(app, organization, { state: 'PENDING' });
  const cashier = await givenStaff(app, {
    role: 'PARTNER_CASHIER',
    partnerId: partner._id,
    branchIds: [branch._id],
  });
  const [person, counter] = [await signedIn(app, account), await signedIn(app, cashier)];
  const issue = (key: string) =>
    person.ask<{ issueVoucher: { voucher: { id: string; code: string } } }>(
      `mutation { issueVoucher(input: { offerId: "${offer._id}", idempotencyKey: "${key}" }) {
        ... on IssueVoucherSuccess { voucher { id code } }
      } }`,
    );
  const { voucher: used } = (await issue('first-key-of-this-test')).issueVoucher;
  const redeemed = await counter.ask<{ redeemVoucher: { redemption: { id: string } } }>(
    `mutation { redeemVoucher(input: {
      branchId: "${branch._id}", scan: "${used.code}", billCentimes: 10000, idempotencyKey: "key-of-the-counter"
    }) { ... on RedeemVoucherSuccess { redemption { id } } } }`,
  );
  const { voucher: open } = (await issue('second-key-of-this-test')).issueVoucher;
  Object.assign(existing, {
    organizationId: organization._id,
    partnerId: partner._id,
    branchId: branch._id,
    offerId: offer._id,
    agreementId: agreement._id,
    memberId: pending.member._id,
    dependentId: 'd'.repeat(24),
    beneficiaryId: member.personId,
    voucherId: open.id,
    scan: open.code,
    redemptionId: redeemed.redeemVoucher.redemption.id,
    'voucher.id': open.id,
    'agreement.id': agreement._id,
    'offer.id': offer._id,
    'partner.id': partner._id,
    'organization.id': organization._id,
  });
});
afterAll(async () => {
  await app?.stop();
});

const scalarExamples: Record<string, unknown> = {
  ID: 'f'.repeat(24),
  String: 'a text of some length',
  Int: 1,
  Float: 1,
  Boolean: true,
  Date: '1990-02-28',
  DateTime: '2026-11-22T09:30:00.000Z',
  Centimes: 10_000,
};

/** A smallest value of a type: required fields alone, one item where a list must not be missing. */
function exampleOf(type: GraphQLInputType, name: string): unknown {
  if (isNonNullType(type)) return exampleOf(type.ofType, name);
  if (isListType(type)) return [exampleOf(type.ofType, name)];
  if (existing[name] !== undefined) return existing[name];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter((field) => isNonNullType(field.type) && field.defaultValue === undefined)
        .map((field) => [field.name, exampleOf(field.type, field.name)]),
    );
  const example = scalarExamples[type.name];
  if (example === undefined) throw new Error(`an example of ${type.name} is missing in this test`);
  return example;
}

/** An operation that calls one field with its required arguments and asks for nothing but the type of the answer. */
function operationOf(kind: 'query' | 'mutation', field: GraphQLField<unknown, unknown>) {
  const required = field.args.filter((argument) => isNonNullType(argument.type));
  const declared = required.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const passed = required.map(({ name }) => `${name}: $${name}`).join(', ');
  const selection = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }';
  return {
    query: `${kind} ${declared ? `(${declared})` : ''} { ${field.name}${passed ? `(${passed})` : ''} ${selection} }`,
    variables: Object.fromEntries(
      required.map(({ name, type }) => [name, exampleOf(type, name === 'id' ? `${field.name}.id` : name)]),
    ),
  };
}

const fieldsOf = (kind: 'query' | 'mutation') =>
  Object.values((kind === 'query' ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {});

async function callAnonymously(kind: 'query' | 'mutation', field: GraphQLField<unknown, unknown>) {
  const { query, variables } = operationOf(kind, field);
  return await app.client().send<Record<string, unknown>>(query, variables);
}

const isRefused = ({ data, errors }: GraphqlAnswer<Record<string, unknown>>, name: string): boolean =>
  data?.[name] == null && errors?.length === 1 && errors[0]?.extensions.code === 'UNAUTHENTICATED';

/** Everything stored but what counts attempts, sessions and events. */
async function readStore(): Promise<Record<string, string>> {
  const { connection } = app.stores;
  const passing = new Set(['attempts', 'sessions', 'outbox', 'leases']);
  const collections = (await connection.db?.listCollections().toArray()) ?? [];
  const names = collections.map(({ name }) => name).filter((name) => !passing.has(name));
  const contents = names
    .sort()
    .map(
      async (name): Promise<[string, string]> => [
        name,
        JSON.stringify(await connection.collection(name).find().sort({ _id: 1 }).toArray()),
      ],
    );
  return Object.fromEntries(await Promise.all(contents));
}

describe('somebody who is not signed in', () => {
  it('is refused every mutation that is not in the list of public ones, and changes nothing by trying', async () => {
    const before = await readStore();
    const fields = fieldsOf('mutation').filter(({ name }) => !publicMutations.includes(name));
    expect(fields.length).toBeGreaterThan(10);
    for (const field of fields) {
      const answer = await callAnonymously('mutation', field);
      expect(isRefused(answer, field.name), `${field.name}: ${JSON.stringify(answer)}`).toBe(true);
    }
    expect(await readStore()).toEqual(before);
  });

  it('is refused, or answered null by, every query that is not in the list of public ones', async () => {
    const fields = fieldsOf('query').filter(({ name }) => !publicQueries.includes(name));
    expect(fields.length).toBeGreaterThan(3);
    for (const field of fields) {
      const answer = await callAnonymously('query', field);
      const isNull = answer.errors === undefined && answer.data?.[field.name] === null;
      expect(isNull || isRefused(answer, field.name), `${field.name}: ${JSON.stringify(answer)}`).toBe(true);
    }
  });

  it('may call each mutation in the list of public ones', async () => {
    for (const field of fieldsOf('mutation').filter(({ name }) => publicMutations.includes(name))) {
      const answer = await callAnonymously('mutation', field);
      expect(answer.errors, field.name).toBeUndefined();
    }
  });

  it('may call each query in the list of public ones, and none of them returns people', async () => {
    const fields = fieldsOf('query').filter(({ name }) => publicQueries.includes(name));
    for (const field of fields) {
      expect(personalTypes, field.name).not.toContain(getNamedType(field.type).name);
      const answer = await callAnonymously('query', field);
      expect(answer.errors, field.name).toBeUndefined();
    }
  });

  it('sees nothing of people on a public page', async () => {
    const fields = (typeName: string) => {
      const type = schema.getType(typeName);
      return isObjectType(type) ? Object.values(type.getFields()) : [];
    };
    const reached = [
      ...fields('Offer'),
      ...fields('Partner'),
      ...fields('Branch'),
      ...fields('Organization'),
    ].filter(({ type }) => personalTypes.has(getNamedType(type).name));
    expect(reached).toEqual([]);
    const answer = await app
      .client()
      .send(`{ offer(id: "${existing.offerId}") { isFavourite eligibility { isEligible } } }`);
    expect(answer).toEqual({ data: { offer: { isFavourite: false, eligibility: null } } });
  });

  it('has lists of public operations without a name that is gone', () => {
    const names = (kind: 'query' | 'mutation') => fieldsOf(kind).map(({ name }) => name);
    expect(names('mutation')).toEqual(expect.arrayContaining(publicMutations));
    expect(names('query')).toEqual(expect.arrayContaining(publicQueries));
  });
});
