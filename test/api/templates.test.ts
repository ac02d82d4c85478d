import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../server/src/platform/mongo/object-id.ts';
import { givenOfficeAccount, givenTemplate } from '../support/agreements.ts';
import {
  givenMember,
  givenOrganization,
  givenPartner,
  givenPartnerStaff,
  signInAs,
} from '../support/given.ts';
import { startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());

const publishMutation = `mutation ($input: PublishAgreementTemplateInput!) {
  publishAgreementTemplate(input: $input) {
    __typename
    ... on UserError { code message }
    ... on ValidationError { fields { field message } }
    ... on StaleVersionError { currentVersion }
    ... on PublishAgreementTemplateSuccess { template {
      id version documentVersion isRetired categories { code }
      clauses { key title { ar fr } body { ar fr } condition { variable operator value } isRequired }
      versions { number note publishedBy clauses { key } }
    } }
  }
}`;

interface Published {
  publishAgreementTemplate: {
    __typename: string;
    code?: string;
    fields?: { field: string; message: string }[];
    currentVersion?: number;
    template?: {
      id: string;
      version: number;
      documentVersion: number;
      clauses: { key: string; condition: unknown }[];
      versions: { number: number; note: string | null; publishedBy: string; clauses: { key: string }[] }[];
    };
  };
}

const clause = (overrides: Record<string, unknown> = {}) => ({
  key: 'object',
  title: { ar: 'الموضوع', fr: 'Objet' },
  body: { ar: 'مع {{partner.name}}', fr: 'Avec {{partner.name}}' },
  condition: null,
  isRequired: true,
  ...overrides,
});

const template = (overrides: Record<string, unknown> = {}) => ({
  name: { ar: 'الصحة', fr: 'Santé' },
  categoryCodes: ['laboratory'],
  clauses: [clause()],
  ...overrides,
});

async function publish(client: TestClient, input: Record<string, unknown>) {
  return (await client.ask<Published>(publishMutation, { input })).publishAgreementTemplate;
}

async function givenAdministrator() {
  const organization = await givenOrganization(app);
  const account = await givenOfficeAccount(app, organization, 'ADMINISTRATOR');
  return { organization, account, client: await signInAs(app, account) };
}

describe('publishing a template', () => {
  it('makes a version that a later publication leaves as it is', async () => {
    const { client, organization, account } = await givenAdministrator();
    const first = await publish(client, template({ note: 'Première' }));
    expect(first.template).toMatchObject({ version: 1, documentVersion: 1 });
    const condition = { variable: 'renewal.kind', operator: 'IS', value: 'EXPRESS' };
    const second = await publish(
      client,
      template({
        templateId: first.template?.id,
        documentVersion: 1,
        clauses: [clause(), clause({ key: 'renewal', condition })],
      }),
    );
    expect(second.template).toMatchObject({ version: 2, documentVersion: 2 });
    expect(second.template?.clauses.map(({ key }) => key)).toEqual(['object', 'renewal']);
    expect(second.template?.clauses[1]?.condition).toEqual(condition);
    expect(second.template?.versions).toMatchObject([
      { number: 2, note: null, clauses: [{ key: 'object' }, { key: 'renewal' }] },
      { number: 1, note: 'Première', publishedBy: account.name.fr, clauses: [{ key: 'object' }] },
    ]);
    expect((await app.modules.audit.verifyAuditChain()).problems).toEqual([]);
    const entries = await app.stores.connection
      .collection('audit-entries')
      .find({ organizationId: organization._id })
      .toArray();
    expect(entries.map(({ action, actorAccountId }) => [action, actorAccountId])).toEqual([
      ['template:publish', account._id],
      ['template:publish', account._id],
    ]);
  });

  it('is refused when somebody published in the meantime, also at the same instant', async () => {
    const { client } = await givenAdministrator();
    const { template: known } = await publish(client, template());
    const next = template({ templateId: known?.id, documentVersion: 1 });
    const answers = await Promise.all([publish(client, next), publish(client, next), publish(client, next)]);
    const kinds = answers.map(({ __typename }) => __typename).sort();
    expect(kinds).toEqual(['PublishAgreementTemplateSuccess', 'StaleVersionError', 'StaleVersionError']);
    expect(answers.find(({ __typename }) => __typename === 'StaleVersionError')).toMatchObject({
      code: 'STALE_VERSION',
      currentVersion: 2,
    });
  });

  it.each([
    ['no name', { name: { en: 'Health' } }, 'name'],
    ['a category nobody knows', { categoryCodes: ['laboratory', 'moon'] }, 'categoryCodes.1'],
    ['no clauses', { clauses: [] }, 'clauses'],
    ['a key twice', { clauses: [clause(), clause()] }, 'clauses.1.key'],
    ['a key of other letters', { clauses: [clause({ key: 'Objet !' })] }, 'clauses.0.key'],
    ['no French title', { clauses: [clause({ title: { ar: 'الموضوع' } })] }, 'clauses.0.title.fr'],
    ['no Arabic text', { clauses: [clause({ body: { ar: '  ', fr: 'Avec' } })] }, 'clauses.0.body.ar'],
    [
      'a variable nobody knows',
      { clauses: [clause({ body: { ar: 'مع {{partner.iban}}', fr: 'Avec' } })] },
      'clauses.0.body.ar',
    ],
    [
      'a text beyond measure',
      { clauses: [clause({ body: { ar: 'مع', fr: 'x'.repeat(8001) } })] },
      'clauses.0.body.fr',
    ],
    [
      'a condition on nothing',
      { clauses: [clause({ condition: { variable: 'weather', operator: 'IS_KNOWN' } })] },
      'clauses.0.condition.variable',
    ],
    [
      'a comparison with nothing',
      { clauses: [clause({ condition: { variable: 'renewal.kind', operator: 'IS' } })] },
      'clauses.0.condition.value',
    ],
    [
      'a value that is not compared',
      { clauses: [clause({ condition: { variable: 'partner.ice', operator: 'IS_KNOWN', value: '1' } })] },
      'clauses.0.condition.value',
    ],
  ])('is refused with %s, and says where', async (_, overrides, field) => {
    const { client } = await givenAdministrator();
    const answer = await publish(client, template(overrides));
    expect(answer.__typename).toBe('ValidationError');
    expect(answer.fields?.map((problem) => problem.field)).toEqual([field]);
    expect(answer.fields?.every(({ message }) => message.length > 10)).toBe(true);
  });

  it('is for administrators, each of their own organization', async () => {
    const { organization, client } = await givenAdministrator();
    const { template: own } = await publish(client, template());
    for (const role of ['COORDINATOR', 'NATIONAL_COORDINATOR', 'AUDITOR'] as const) {
      const staff = await signInAs(app, await givenOfficeAccount(app, organization, role));
      const answer = await staff.send(publishMutation, { input: template() });
      expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    const other = await givenAdministrator();
    for (const templateId of [own?.id, newId()]) {
      const input = template({ templateId, documentVersion: 1 });
      const answer = await other.client.send(publishMutation, { input });
      expect(answer.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });
});

describe('reading templates', () => {
  const listQuery =
    '{ agreementTemplates { id } templateVariables { name description { fr } example { ar fr } } }';

  it('is for staff of the organization they belong to', async () => {
    const organization = await givenOrganization(app);
    const { _id } = await givenTemplate(app, organization);
    const one = 'query ($id: ID!) { agreementTemplate(id: $id) { id clauses { key } } }';
    for (const role of ['COORDINATOR', 'NATIONAL_COORDINATOR', 'ADMINISTRATOR', 'AUDITOR'] as const) {
      const staff = await signInAs(app, await givenOfficeAccount(app, organization, role));
      const answer = await staff.ask<{
        agreementTemplates: unknown[];
        templateVariables: { name: string }[];
      }>(listQuery);
      expect(answer.agreementTemplates).toEqual([{ id: _id }]);
      expect(answer.templateVariables.map(({ name }) => name)).toContain('partner.ice');
      expect((await staff.ask(one, { id: _id })) as unknown).toMatchObject({
        agreementTemplate: { id: _id },
      });
    }
    const stranger = (await givenAdministrator()).client;
    expect(await stranger.ask(one, { id: _id })).toEqual({ agreementTemplate: null });
    expect(await stranger.ask('{ agreementTemplates { id } }')).toEqual({ agreementTemplates: [] });
    const { partner, branches } = await givenPartner(app);
    const owner = await givenPartnerStaff(app, { partner, branches, role: 'PARTNER_OWNER' });
    const { account: member } = await givenMember(app, { organizationId: organization._id });
    for (const account of [owner, member]) {
      const client = await signInAs(app, account);
      for (const asked of [listQuery, one]) {
        const answer = await client.send(asked, asked === one ? { id: _id } : {});
        expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      }
    }
  });

  it('leaves out those no longer offered unless asked for', async () => {
    const { client, organization } = await givenAdministrator();
    const { _id: templateId } = await givenTemplate(app, organization);
    const retire = `mutation ($input: RetireAgreementTemplateInput!) { retireAgreementTemplate(input: $input) {
      ... on PublishAgreementTemplateSuccess { template { isRetired documentVersion } } } }`;
    const input = { templateId, isRetired: true };
    const retired = { retireAgreementTemplate: { template: { isRetired: true, documentVersion: 2 } } };
    expect(await client.ask(retire, { input })).toEqual(retired);
    expect(await client.ask(retire, { input })).toEqual(retired);
    expect(await client.ask('{ agreementTemplates { id } }')).toEqual({ agreementTemplates: [] });
    expect(await client.ask('{ agreementTemplates(includeRetired: true) { id isRetired } }')).toEqual({
      agreementTemplates: [{ id: templateId, isRetired: true }],
    });
    const again = { input: { templateId, isRetired: false } };
    expect(await client.ask(retire, again)).toEqual({
      retireAgreementTemplate: { template: { isRetired: false, documentVersion: 3 } },
    });
  });
});
