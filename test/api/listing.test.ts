import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AccountRecord } from '../../server/src/platform/auth/account.model.ts';
import { buildAccount } from '../support/builders.ts';
import { download, givenUpload, upload } from '../support/files.ts';
import { type GivenOffer, givenOffer, givenPartner, givenPartnerStaff, signInAs } from '../support/given.ts';
import { sentMessages } from '../support/members.ts';
import { startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';

const value = `{ text { ar fr } line codes hours { weekly { weekday opens closes } ramadan { weekday opens } }
  coordinates { latitude } photos { id alternativeText { fr } avif } }`;
const request = `{ id state version isAppliedAtOnce fields { field state reason isStale live ${value} value ${value} } }`;
const listing = `{ isPublished atOnce parts { branch { id } openRequest { id state version fields { field state reason isStale } } }
  recent { id state isAppliedAtOnce fields { field } } }`;
const refusals = `__typename ... on UserError { code message } ... on ValidationError { fields { field message } }
  ... on NotPossibleNowError { obstacles } ... on ListingConflictError { conflicts { field yours { text { fr } } theirs { text { fr } } } }`;
const savePartner = `mutation ($input: SavePartnerListingInput!) { savePartnerListing(input: $input) { ${refusals} ... on ListingSaved { listing ${listing} } } }`;
const saveBranch = `mutation ($input: SaveBranchListingInput!) { saveBranchListing(input: $input) { ${refusals} ... on ListingSaved { listing ${listing} } } }`;
const withdraw = `mutation ($input: WithdrawChangeRequestInput!) { withdrawChangeRequest(input: $input) { ${refusals} ... on ListingSaved { listing ${listing} } } }`;
const decide = `mutation ($input: DecideChangeRequestInput!) { decideChangeRequest(input: $input) { ${refusals} ... on ChangeRequestDecided { request ${request} } } }`;
const addPhoto = `mutation ($input: AddPartnerPhotoInput!) { addPartnerPhoto(input: $input) { __typename
  ... on ValidationError { fields { message } } ... on PartnerPhotoAdded { photo { id width height avif webp placeholder } } } }`;

interface Field {
  field: string;
  state: string;
  reason: string | null;
  isStale: boolean;
  value: { text?: { fr: string | null } | null };
}
interface Request {
  id: string;
  state: string;
  version: number;
  isAppliedAtOnce: boolean;
  fields: Field[];
}
interface Answer {
  __typename: string;
  fields?: { field: string; message: string }[];
  conflicts?: { field: string; yours: Field['value']; theirs: Field['value'] }[];
  listing?: {
    isPublished: boolean;
    parts: { branch: { id: string } | null; openRequest: Request | null }[];
    recent: Request[];
  };
  request?: Request;
  photo?: { id: string; width: number; height: number; avif: string; webp: string; placeholder: string };
}

let app: TestApp;
let given: GivenOffer;
let coordinatorAccount: AccountRecord;
let ownerAccount: AccountRecord;
let owner: TestClient;
let coordinator: TestClient;

async function ask(client: TestClient, query: string, input: Record<string, unknown>): Promise<Answer> {
  const [answer] = Object.values(await client.ask<Record<string, Answer>>(query, { input }));
  if (!answer) throw new Error('no answer');
  return answer;
}
const partner = async () => await app.modules.partners.partners.findPartner(given.partner._id);
const branch = async () => await app.modules.partners.branches.findBranch(given.branch._id);
const edit = async (changes: Record<string, unknown>, seen: Record<string, unknown> = {}, client = owner) =>
  await ask(client, savePartner, { partnerId: given.partner._id, changes, seen });
const editBranch = async (changes: Record<string, unknown>, seen: Record<string, unknown> = {}) =>
  await ask(owner, saveBranch, { branchId: given.branch._id, changes, seen });
const opened = (answer: Answer): Request => {
  const found = answer.listing?.parts.find(({ openRequest }) => openRequest)?.openRequest;
  if (!found) throw new Error(`no open request: ${JSON.stringify(answer)}`);
  return found;
};
const decideOn = async (
  { id, version }: Pick<Request, 'id' | 'version'>,
  decisions: Record<string, unknown>[],
  client = coordinator,
) => await ask(client, decide, { requestId: id, version, decisions });

async function givenCoordinator(overrides: Partial<AccountRecord> = {}): Promise<AccountRecord> {
  const account = buildAccount({
    role: 'COORDINATOR',
    organizationId: given.organization._id,
    regionCodes: [given.branch.regionCode],
    ...overrides,
  });
  await app.modules.accounts.insert(account);
  return account;
}

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => {
  await app?.stop();
});
beforeEach(async () => {
  given = await givenOffer(app);
  ownerAccount = await givenPartnerStaff(app, {
    partner: given.partner,
    branches: given.branches,
    role: 'PARTNER_OWNER',
  });
  owner = await signInAs(app, ownerAccount);
  coordinatorAccount = await givenCoordinator();
  coordinator = await signInAs(app, coordinatorAccount);
});

describe('an edit of a published listing', () => {
  it('waits as one request while the live version stays, and goes live when it is accepted', async () => {
    const before = await partner();
    await edit({ description: { fr: 'Analyses le jour même.' } });
    const answer = await edit({ website: 'https://anir.example.ma' });
    const waiting = opened(answer);
    expect(waiting).toMatchObject({ state: 'PENDING' });
    expect(waiting.fields.map(({ field }) => field)).toEqual(['DESCRIPTION', 'WEBSITE']);
    expect(await partner()).toEqual(before);

    const { changesToDecide } = await coordinator.ask<{ changesToDecide: Request[] }>(
      `{ changesToDecide { id state fields { field } } changesToDecideCount }`,
    );
    expect(changesToDecide.map(({ id }) => id)).toContain(waiting.id);
    const decided = await decideOn(waiting, [
      { field: 'DESCRIPTION', decision: 'ACCEPT' },
      { field: 'WEBSITE', decision: 'REJECT', reason: 'Ce site ne répond pas.' },
    ]);
    expect(decided.request).toMatchObject({ state: 'ACCEPTED' });
    expect(await partner()).toMatchObject({
      description: { fr: 'Analyses le jour même.' },
      website: before?.website ?? null,
    });
    expect((await decideOn(waiting, [{ field: 'WEBSITE', decision: 'ACCEPT' }])).__typename).toBe(
      'NotPossibleNowError',
    );
  });

  it('tells coordinators and the partner by mail, and is in the audit log', async () => {
    const waiting = opened(await edit({ description: { fr: 'Analyses le jour même.' } }));
    await app.modules.drainEvents();
    const toCoordinator = (await sentMessages(app)).filter(({ to }) => to === coordinatorAccount.email);
    expect(toCoordinator.at(-1)?.text).toContain(`/office/changes?request=${waiting.id}`);
    await decideOn(waiting, [{ field: 'DESCRIPTION', decision: 'ASK', reason: 'Dites vos délais.' }]);
    await app.modules.drainEvents();
    const toOwner = (await sentMessages(app)).filter(({ to }) => to === ownerAccount.email);
    expect(toOwner.at(-1)?.text).toContain('Dites vos délais.');
    const acts = await app.stores.connection
      .collection('audit-entries')
      .find({ organizationId: given.organization._id })
      .sort({ sequence: 1 })
      .toArray();
    expect(acts.map(({ action }) => action)).toEqual(['listing:edit', 'listing:decide']);
    expect((await app.modules.audit.verifyAuditChain()).problems).toEqual([]);
  });

  it('comes back when changes are asked for, and is sent in again', async () => {
    const waiting = opened(await edit({ description: { fr: 'Analyses.' } }));
    const asked = await decideOn(waiting, [
      { field: 'DESCRIPTION', decision: 'ASK', reason: 'Dites vos délais.' },
    ]);
    expect(asked.request).toMatchObject({
      state: 'NEEDS_CHANGES',
      fields: [{ state: 'NEEDS_CHANGES', reason: 'Dites vos délais.' }],
    });
    const again = opened(
      await edit({ description: { fr: 'Analyses le jour même.' } }, { description: { fr: 'Analyses.' } }),
    );
    expect(again).toMatchObject({
      id: waiting.id,
      state: 'PENDING',
      fields: [{ state: 'WAITING', reason: null }],
    });
    await decideOn(again, [{ field: 'DESCRIPTION', decision: 'ACCEPT' }]);
    expect((await partner())?.description?.fr).toBe('Analyses le jour même.');
  });

  it('is taken back by its partner, as a whole or field by field', async () => {
    const waiting = opened(await edit({ description: { fr: 'Analyses.' }, website: 'https://a.example.ma' }));
    const live = (await partner())?.website ?? null;
    const less = opened(await edit({ website: live }, { website: 'https://a.example.ma' }));
    expect(less.fields.map(({ field }) => field)).toEqual(['DESCRIPTION']);
    const gone = await ask(owner, withdraw, { requestId: waiting.id });
    expect(gone.listing?.recent[0]).toMatchObject({ id: waiting.id, state: 'WITHDRAWN' });
    expect((await ask(owner, withdraw, { requestId: waiting.id })).__typename).toBe('NotPossibleNowError');
    expect(opened(await edit({ description: { fr: 'Autre.' } })).id).not.toBe(waiting.id);
  });

  it('is refused with both versions when somebody else edited the same field meanwhile', async () => {
    await edit({ description: { fr: 'De la gérante.' } });
    const late = await edit({ description: { fr: 'Du propriétaire.' } });
    expect(late).toMatchObject({
      __typename: 'ListingConflictError',
      conflicts: [
        {
          field: 'DESCRIPTION',
          yours: { text: { fr: 'Du propriétaire.' } },
          theirs: { text: { fr: 'De la gérante.' } },
        },
      ],
    });
    expect((await edit({ website: 'https://b.example.ma' })).__typename).toBe('ListingSaved');
  });

  it('is not accepted over a live value that is another by now: both are shown and nothing is lost', async () => {
    const waiting = opened(await edit({ description: { fr: 'Proposé.' } }));
    await app.modules.runInTransaction((session) =>
      app.modules.partners.partners.amend(session, given.partner._id, { description: { fr: 'Corrigé.' } }),
    );
    expect(await decideOn(waiting, [{ field: 'DESCRIPTION', decision: 'ACCEPT' }])).toMatchObject({
      __typename: 'ListingConflictError',
      conflicts: [{ yours: { text: { fr: 'Proposé.' } }, theirs: { text: { fr: 'Corrigé.' } } }],
    });
    expect((await partner())?.description?.fr).toBe('Corrigé.');
    const { partnerListing } = await owner.ask<{ partnerListing: Answer['listing'] }>(
      `query ($id: ID!) { partnerListing(partnerId: $id) ${listing} }`,
      { id: given.partner._id },
    );
    expect(partnerListing?.parts[0]?.openRequest?.fields[0]).toMatchObject({
      isStale: true,
      state: 'WAITING',
    });
  });

  it('is decided in the version that was read, with a reason unless it is accepted', async () => {
    const waiting = opened(await edit({ description: { fr: 'Un.' } }));
    await edit({ description: { fr: 'Deux.' } }, { description: { fr: 'Un.' } });
    const decision = { field: 'DESCRIPTION', decision: 'ACCEPT' };
    expect((await decideOn(waiting, [decision])).__typename).toBe('StaleVersionError');
    const current = { id: waiting.id, version: waiting.version + 1 };
    expect((await decideOn(current, [{ ...decision, decision: 'REJECT' }])).fields?.[0]?.field).toBe(
      'DESCRIPTION',
    );
    expect((await decideOn(current, [{ field: 'WEBSITE', decision: 'ACCEPT' }])).__typename).toBe(
      'ValidationError',
    );
    expect((await decideOn(current, [])).__typename).toBe('ValidationError');
  });

  it('names what is wrong with a field', async () => {
    const fieldsOf = async (changes: Record<string, unknown>) =>
      (await edit(changes)).fields?.map(({ field }) => field);
    expect(await fieldsOf({ website: 'javascript:alert(1)' })).toEqual(['website']);
    expect(await fieldsOf({ name: { ar: '', fr: '' } })).toEqual(['name']);
    expect(await fieldsOf({ photos: [{ photoId: '0'.repeat(24) }] })).toEqual(['photos']);
    const weekly = [
      { weekday: 1, opens: '09:00', closes: '13:00' },
      { weekday: 1, opens: '12:00', closes: '18:00' },
    ];
    const wrong = await editBranch({ openingHours: { weekly } });
    expect(wrong.fields?.[0]?.message).toContain('chevauchent');
    expect((await editBranch({ coordinates: { latitude: 30.42, longitude: -9.6 } })).fields?.[0]?.field).toBe(
      'coordinates',
    );
  });
});

describe('hours and phones', () => {
  it('apply at once, with breaks and Ramadan hours, and leave a record', async () => {
    const day = [
      { opens: '09:00', closes: '12:30' },
      { opens: '14:30', closes: '18:30' },
    ];
    const short = [{ opens: '09:30', closes: '15:00' }];
    const week = (hours: typeof day) => [hours, hours, hours, hours, hours, [], []];
    const given = (hours: readonly (typeof day)[]) =>
      hours.flatMap((each, index) => each.map((interval) => ({ weekday: index + 1, ...interval })));
    const before = await branch();
    const seen = before?.openingHours as { weekly: (typeof day)[]; ramadan?: (typeof day)[] | null } | null;
    const answer = await editBranch(
      {
        openingHours: {
          weekly: given(week(day)),
          ramadan: given(week(short)),
          exceptions: [{ date: '2027-01-11', hours: [] }],
        },
        phones: ['0522123456'],
      },
      {
        phones: before?.phones,
        openingHours: seen && {
          weekly: given(seen.weekly),
          ramadan: seen.ramadan ? given(seen.ramadan) : null,
        },
      },
    );
    expect(answer.__typename).toBe('ListingSaved');
    expect(await branch()).toMatchObject({
      phones: ['+212522123456'],
      openingHours: {
        weekly: week(day),
        ramadan: week(short),
        exceptions: [{ date: '2027-01-11', intervals: [] }],
      },
    });
    expect(answer.listing?.recent[0]).toMatchObject({ state: 'ACCEPTED', isAppliedAtOnce: true });
  });

  it('wait like all else where an organization wants to decide on them', async () => {
    await app.stores.connection
      .collection<{ _id: string }>('organizations')
      .updateOne({ _id: given.organization._id }, { $set: { listingAtOnce: [] } });
    const before = (await branch())?.phones;
    expect(opened(await editBranch({ phones: ['0522123456'] }, { phones: before })).fields[0]?.field).toBe(
      'PHONES',
    );
    expect((await branch())?.phones).toEqual(before);
  });
});

describe('a partner that was never published', () => {
  it('edits directly, but for the name that stands in its agreement', async () => {
    await app.stores.connection
      .collection<{ _id: string }>('partners')
      .updateOne({ _id: given.partner._id }, { $set: { state: 'PROSPECT' } });
    const answer = await edit({ description: { fr: 'Bienvenue.' }, paymentMeans: ['CASH', 'CARD'] });
    expect(answer.listing).toMatchObject({ isPublished: false, recent: [] });
    expect(await partner()).toMatchObject({
      description: { fr: 'Bienvenue.' },
      paymentMeans: ['CARD', 'CASH'],
    });
    expect((await edit({ name: { fr: 'Autre nom' } }, { name: {} })).fields?.[0]?.field).toBe('name');
  });
});

describe('who has no business with a listing', () => {
  it('neither edits nor decides nor reads it', async () => {
    const waiting = opened(await edit({ description: { fr: 'À nous.' } }));
    const other = await givenPartner(app);
    const strangers = await Promise.all(
      [
        await givenPartnerStaff(app, {
          partner: other.partner,
          branches: other.branches,
          role: 'PARTNER_OWNER',
        }),
        await givenPartnerStaff(app, { partner: given.partner, branches: given.branches }),
        await givenCoordinator({ regionCodes: ['11'] }),
        await givenCoordinator({
          organizationId: '0'.repeat(24),
          regionCodes: null,
          role: 'NATIONAL_COORDINATOR',
        }),
      ].map((account) => signInAs(app, account)),
    );
    for (const client of strangers) {
      const codes = async (query: string, input: Record<string, unknown>) =>
        (await client.send(query, { input })).errors?.[0]?.extensions.code;
      expect(['FORBIDDEN', 'NOT_FOUND']).toContain(
        await codes(savePartner, { partnerId: given.partner._id, changes: {}, seen: {} }),
      );
      expect(['FORBIDDEN', 'NOT_FOUND']).toContain(
        await codes(decide, {
          requestId: waiting.id,
          version: waiting.version,
          decisions: [{ field: 'DESCRIPTION', decision: 'ACCEPT' }],
        }),
      );
      expect(['FORBIDDEN', 'NOT_FOUND']).toContain(await codes(withdraw, { requestId: waiting.id }));
      const read = await client.send<{ partnerListing: unknown }>(
        `query ($id: ID!) { partnerListing(partnerId: $id) { isPublished } }`,
        { id: given.partner._id },
      );
      expect(read.data?.partnerListing ?? null).toBeNull();
    }
  });
});

/** 900 × 600 with a red top, stored upside down and marked so, with the place it was taken at. */
async function upsideDownPhoto(): Promise<Buffer> {
  const top = await sharp({ create: { width: 900, height: 300, channels: 3, background: '#d00' } })
    .png()
    .toBuffer();
  const upright = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#00d' } })
    .composite([{ input: top, left: 0, top: 0 }])
    .png()
    .toBuffer();
  return await sharp(upright)
    .rotate(180)
    .withExif({
      IFD0: { Make: 'Camera of Agadir' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 25/1 0/1' },
    })
    .withMetadata({ orientation: 3 })
    .jpeg()
    .toBuffer();
}

describe('photos', () => {
  const add = async (content: Buffer) =>
    await ask(owner, addPhoto, {
      partnerId: given.partner._id,
      fileId: await givenUpload(app, owner, content, 'photo.jpg'),
    });

  it('are made into sizes, upright and without what the camera wrote, and public only once they are accepted', async () => {
    const { photo } = await add(await upsideDownPhoto());
    if (!photo) throw new Error('the photo was refused');
    expect(photo).toMatchObject({ width: 900, height: 600 });
    expect(photo.avif.split(', ')).toHaveLength(2);
    expect(photo.placeholder.length).toBeLessThan(600);
    const address = `/photos/${photo.id}/640.avif`;
    const seen = await download(app, owner, address);
    expect(seen.headers.get('cache-control')).toContain('no-store');
    const content = Buffer.from(await seen.arrayBuffer());
    const { exif, width, orientation } = await sharp(content).metadata();
    expect([exif, width, orientation ?? 1]).toEqual([undefined, 640, 1]);
    const pixel = await sharp(content)
      .extract({ left: 300, top: 20, width: 1, height: 1 })
      .removeAlpha()
      .raw()
      .toBuffer();
    expect(pixel[0]).toBeGreaterThan(150);
    expect((await download(app, null, address)).status).toBe(404);

    const photos = [{ photoId: photo.id, alternativeText: { ar: 'واجهة المختبر', fr: 'La façade' } }];
    const waiting = opened(await edit({ photos }, { photos: [] }));
    expect((await download(app, null, address)).status).toBe(404);
    expect((await download(app, coordinator, address)).status).toBe(200);
    await decideOn(waiting, [{ field: 'PHOTOS', decision: 'ACCEPT' }]);
    const published = await download(app, null, address);
    expect([published.status, published.headers.get('cache-control')]).toEqual([
      200,
      'public, max-age=86400',
    ]);
    const { partner: shown } = await app
      .client()
      .ask<{ partner: { photos: { id: string }[] } }>(
        `query ($id: ID!) { partner(id: $id) { photos { id url alternativeText { display } } } }`,
        { id: given.partner._id },
      );
    expect(shown.photos).toMatchObject([{ id: photo.id, alternativeText: { display: 'La façade' } }]);
  });

  it('of 30 MB are refused with the reason; what is no picture too, and those of another partner', async () => {
    const big = await upload(app, owner, Buffer.alloc(30 * 1024 * 1024, 1), { name: 'photo.jpg' });
    expect(big).toMatchObject({ status: 413, code: 'FILE_REFUSED' });
    expect(big.message).toContain('20');
    const document = await ask(owner, addPhoto, {
      partnerId: given.partner._id,
      fileId: await givenUpload(app, owner),
    });
    expect(document.__typename).toBe('ValidationError');
    const other = await givenPartner(app);
    const strange = await signInAs(
      app,
      await givenPartnerStaff(app, { partner: other.partner, branches: [], role: 'PARTNER_OWNER' }),
    );
    const { photo } = await add(await upsideDownPhoto());
    const taken = await ask(strange, savePartner, {
      partnerId: other.partner._id,
      changes: { photos: [{ photoId: photo?.id }] },
      seen: { photos: [] },
    });
    expect(taken.__typename).not.toBe('ListingSaved');
  });
});
