import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givenOfficeAccount } from '../support/agreements.ts';
import { buildAccount } from '../support/builders.ts';
import { buildPdf, upload } from '../support/files.ts';
import { signInAs } from '../support/given.ts';
import { sentMessages } from '../support/members.ts';
import { drawnSignature } from '../support/sealed-document.ts';
import {
  actByLink,
  askForCode,
  changeSigning,
  codeSentTo,
  givenApproved,
  givenSent,
  linkSentTo,
  linksSentTo,
  signBy,
  signInput,
  signingOf,
} from '../support/signing.ts';
import { defaultNow, startTestApp, type TestApp } from '../support/test-app.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());
beforeEach(() => app.clock.set(defaultNow));

type Sent = Awaited<ReturnType<typeof givenSent>>;

const three = ({ emails: [first = '', second = '', third = ''] }: Pick<Sent, 'emails'>) =>
  [first, second, third] as const;

async function agreementOf({ office, agreement }: Sent) {
  const answer = await office.ask<{
    agreement: {
      state: string;
      sealedAt: { date: string } | null;
      currentVersion: { number: number; stage: string } | null;
      history: { kind: string; text: string; actor: { name: { display: string } } | null }[];
    };
  }>(
    `query ($id: ID!) { agreement(id: $id) {
      state sealedAt { date } currentVersion { number stage }
      history { kind text actor { name { display } } }
    } }`,
    { id: agreement._id },
  );
  return answer.agreement;
}

const handlingOf = async ({ agreement }: Sent) =>
  (await app.modules.agreements.agreements.findAgreement(agreement._id))?.handling.signing ?? null;

const mailsTo = async (email: string) => (await sentMessages(app)).filter(({ to }) => to === email);

async function sealedBy(given: Sent): Promise<void> {
  for (const email of given.emails) await signBy(app, given, email);
  await app.modules.drainEvents();
}

describe('signing by links', () => {
  it('goes from the first group to the second, is sealed, and can be read and verified', async () => {
    const given = await givenSent(app);
    const [naima, brahim, khadija] = three(given);
    expect(await linksSentTo(app, khadija)).toEqual([]);
    expect(await handlingOf(given)).toMatchObject({
      signedCount: 0,
      signatoryCount: 3,
      waitingFor: ['Naima Oubaha', 'Brahim Oulhaj'],
      isOurTurn: false,
    });

    const opened = await actByLink(app.client(), 'openSigningLink', { token: await linkSentTo(app, naima) });
    expect(opened).toMatchObject({
      __typename: 'SigningVisit',
      signatoryName: 'Naima Oubaha',
      state: 'OPENED',
      isTheirTurn: true,
      textHash: given.version.textHash,
    });
    expect(opened.clauses?.length).toBeGreaterThan(3);
    expect((await signBy(app, given, brahim)).__typename).toBe('SigningRecorded');
    expect(await linksSentTo(app, khadija)).toEqual([]);
    expect(await signBy(app, given, naima)).toMatchObject({
      __typename: 'SigningRecorded',
      visit: { state: 'SIGNED', requestState: 'OPEN' },
    });
    expect(await handlingOf(given)).toMatchObject({ waitingFor: ['Khadija Amrani'], isOurTurn: true });
    expect((await signBy(app, given, khadija)).__typename).toBe('SigningRecorded');
    await app.modules.drainEvents();

    const sealed = await signingOf(given.office, given.agreement._id);
    expect(sealed).toMatchObject({ state: 'SEALED', signedCount: 3 });
    expect(await agreementOf(given)).toMatchObject({
      state: 'OUT_FOR_SIGNATURE',
      sealedAt: { date: '2026-11-22' },
      currentVersion: { stage: 'SEALED' },
    });
    expect(await handlingOf(given)).toMatchObject({ signedCount: 3, waitingFor: [] });
    const kinds = (await agreementOf(given)).history.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind.startsWith('signing:')).reverse()).toEqual([
      'signing:send',
      'signing:open',
      'signing:sign',
      'signing:sign',
      'signing:sign',
      'signing:seal',
    ]);

    // Everybody who signed reads the document by their link; its bytes are those that are verified.
    const again = await actByLink(app.client(), 'openSigningLink', { token: await linkSentTo(app, brahim) });
    expect(again).toMatchObject({ __typename: 'SigningVisit', state: 'SIGNED', requestState: 'SEALED' });
    const document = Buffer.from(await (await fetch(`${app.url}${again.sealedDocumentUrl}`)).arrayBuffer());
    expect(document.subarray(0, 5).toString()).toBe('%PDF-');
    const hash = createHash('sha256').update(document).digest('hex');
    expect(hash).toBe(sealed?.sealedHash);
    expect(sealed?.sealedDocument?.sha256).toBe(hash);
    for (const { to } of (await sentMessages(app)).filter(({ subject }) =>
      subject.startsWith('Tous ont signé'),
    ))
      expect([...given.emails, given.author.email]).toContain(to);

    const verify = (hashOrCode: string) =>
      app.client().ask<{ verifyDocument: Record<string, unknown> }>(
        `query ($hashOrCode: String!) { verifyDocument(hashOrCode: $hashOrCode) {
          isAuthentic reference signatoryCount sha256 isInForce text organizationName { fr } sealedAt { date }
        } }`,
        { hashOrCode },
      );
    const { verifyDocument: found } = await verify(hash);
    expect(found).toMatchObject({
      isAuthentic: true,
      reference: given.agreement.reference,
      signatoryCount: 3,
      isInForce: false,
      sealedAt: { date: '2026-11-22' },
    });
    const code = sealed?.verificationCode ?? '';
    expect(code).toMatch(/^[A-Z2-7]{4}(-[A-Z2-7]{4}){3}$/);
    for (const typed of [code, code.toLowerCase().replaceAll('-', ' '), code.replaceAll('-', '')])
      expect((await verify(typed)).verifyDocument).toEqual(found);

    // One changed byte, and it is not ours.
    document[document.length - 20] = (document[document.length - 20] ?? 0) ^ 1;
    const changed = createHash('sha256').update(document).digest('hex');
    expect((await verify(changed)).verifyDocument).toMatchObject({
      isAuthentic: false,
      reference: null,
      signatoryCount: null,
    });
  });

  it('takes a drawn signature, and refuses one that is empty, no picture, or both drawn and typed', async () => {
    const given = await givenSent(app);
    const [naima] = three(given);
    const by = await askForCode(app, naima);
    const drawing = await drawnSignature();
    const sign = (overrides: Record<string, unknown>) =>
      actByLink(app.client(), 'signAgreement', signInput(given, by, { typedName: null, ...overrides }));
    const blank =
      'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==';
    for (const overrides of [
      {},
      { drawing: blank.replace('iVBOR', 'iVBOX') },
      { drawing: 'data:image/svg+xml;base64,PHN2Zy8+' },
      { drawing: `data:image/png;base64,${'A'.repeat(70_000)}` },
      { drawing, typedName: 'Naima Oubaha' },
      { typedName: '12' },
      { drawing, textHash: '0'.repeat(64) },
      { drawing, consentVersion: '2020-01' },
      { drawing, idempotencyKey: 'short' },
    ])
      expect((await sign(overrides)).__typename, JSON.stringify(overrides).slice(0, 80)).toBe(
        'ValidationError',
      );
    expect((await sign({ drawing })).__typename).toBe('SigningRecorded');
  });

  it('gives the same answer to the same key, and refuses the key for another signature', async () => {
    const given = await givenSent(app);
    const [naima] = three(given);
    const input = signInput(given, await askForCode(app, naima));
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => actByLink(app.client(), 'signAgreement', input)),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.__typename).toBe('SigningRecorded');
    const another = await actByLink(app.client(), 'signAgreement', { ...input, typedName: 'Autre Nom' });
    expect(another.__typename).toBe('IdempotencyKeyReusedError');
    expect((await signingOf(given.office, given.agreement._id))?.signedCount).toBe(1);
  });

  it('seals a document that can be made again after a crash, and tries again by itself', async () => {
    const given = await givenSent(app);
    await sealedBy(given);
    const request = await app.modules.signing.findLatestRequest(given.agreement._id);
    expect(await app.modules.signing.sealing.seal(request?._id ?? '')).toBe(false);
    // As if the process had died before its handler ran.
    await app.stores.connection.collection<{ _id: string }>('signing-requests').updateOne(
      { _id: request?._id ?? '' },
      {
        $set: { state: 'SEALING', sealedFileId: null, sealedAt: null },
        $unset: { sealedHash: 1 },
      },
    );
    app.clock.advance(2 * minute);
    expect(await app.modules.signing.runDueSigning()).toMatchObject({ sealed: 1 });
    expect((await app.modules.signing.findLatestRequest(given.agreement._id))?.sealedHash).toBe(
      request?.sealedHash,
    );
  });
});

describe('a signing link', () => {
  it('is refused out of turn, even to who somehow knows it', async () => {
    const given = await givenSent(app);
    const [naima, , khadija] = three(given);
    const request = await app.modules.signing.findLatestRequest(given.agreement._id);
    const third = request?.signatories.find(({ email }) => email === khadija);
    const token = 'known-before-their-turn-known-before-turn-x';
    await app.stores.connection
      .collection<{ _id: string }>('signing-requests')
      .updateOne(
        { _id: request?._id ?? '', 'signatories.id': third?.id },
        { $set: { 'signatories.$.linkHash': createHash('sha256').update(token).digest('base64url') } },
      );
    expect(await actByLink(app.client(), 'openSigningLink', { token })).toMatchObject({
      __typename: 'SigningVisit',
      isTheirTurn: false,
    });
    const { code } = await askForCode(app, naima);
    for (const [name, input] of [
      ['requestSigningCode', { token }],
      ['signAgreement', signInput(given, { token, code })],
      ['declineSigning', { token, reason: 'Une raison tout à fait valable' }],
    ] as const)
      expect(await actByLink(app.client(), name, input)).toMatchObject({
        __typename: 'SigningLinkUnusableError',
        reason: 'NOT_THEIR_TURN',
      });
    expect((await signingOf(given.office, given.agreement._id))?.signedCount).toBe(0);
  });

  it('does not sign with the code of another signatory', async () => {
    const given = await givenSent(app);
    const [naima, brahim] = three(given);
    const { token } = await askForCode(app, naima);
    const { code } = await askForCode(app, brahim);
    const crossed = await actByLink(app.client(), 'signAgreement', signInput(given, { token, code }));
    expect(crossed).toMatchObject({ __typename: 'WrongSigningCodeError', triesLeft: 4 });
  });

  it('is refused to the sender who is signed in, and to anybody else but its addressee', async () => {
    const given = await givenSent(app);
    const [naima] = three(given);
    const { token, code } = await askForCode(app, naima);
    const stranger = await signInAs(app, given.coordinators.national);
    for (const client of [given.office, stranger])
      for (const [name, input] of [
        ['openSigningLink', { token }],
        ['requestSigningCode', { token }],
        ['signAgreement', signInput(given, { token, code })],
        ['declineSigning', { token, reason: 'Une raison tout à fait valable' }],
      ] as const)
        expect(await actByLink(client, name, input)).toMatchObject({ reason: 'OTHER_PERSON' });
    const herself = buildAccount({ role: 'MEMBER', email: naima, organizationId: given.organizationId });
    await app.modules.accounts.insert(herself);
    const client = await signInAs(app, herself);
    expect((await actByLink(client, 'signAgreement', signInput(given, { token, code }))).__typename).toBe(
      'SigningRecorded',
    );
  });

  it('stops working when another is sent, with its code', async () => {
    const given = await givenSent(app);
    const [naima] = three(given);
    const before = await askForCode(app, naima);
    const signatoryId = (await signingOf(given.office, given.agreement._id))?.signatories[0]?.id;
    const { _id: agreementId } = given.agreement;
    const resent = await changeSigning(given.office, 'resendSigningLink', { agreementId, signatoryId });
    expect(resent.__typename).toBe('AgreementChanged');
    expect(await actByLink(app.client(), 'signAgreement', signInput(given, before))).toMatchObject({
      reason: 'UNKNOWN',
    });
    const token = await linkSentTo(app, naima);
    expect(token).not.toBe(before.token);
    const mixed = await actByLink(app.client(), 'signAgreement', signInput(given, { ...before, token }));
    expect(mixed).toMatchObject({ __typename: 'WrongSigningCodeError', triesLeft: 0 });
    expect((await signBy(app, given, naima)).__typename).toBe('SigningRecorded');
  });

  it('goes to a corrected address, and the one before learns of it', async () => {
    const given = await givenSent(app);
    const [naima, brahim] = three(given);
    const old = await linkSentTo(app, naima);
    const signatoryId = (await signingOf(given.office, given.agreement._id))?.signatories[0]?.id;
    const { _id: agreementId } = given.agreement;
    const correct = (email: string) =>
      changeSigning(given.office, 'resendSigningLink', { agreementId, signatoryId, email });
    for (const email of ['nowhere', brahim])
      expect((await correct(email)).__typename).toBe('ValidationError');
    const corrected = `right-${naima}`;
    expect((await correct(corrected)).__typename).toBe('AgreementChanged');
    expect(await linkSentTo(app, corrected)).not.toBe(old);
    expect((await mailsTo(naima)).at(-1)?.subject).toContain('Cette adresse ne sert plus');
    expect(await actByLink(app.client(), 'openSigningLink', { token: old })).toMatchObject({
      reason: 'UNKNOWN',
    });
  });

  it('and its code stand in no store, answer or event', async () => {
    const given = await givenSent(app);
    const [naima] = three(given);
    const { token, code } = await askForCode(app, naima);
    const { db } = app.stores.connection;
    for (const { name } of (await db?.listCollections().toArray()) ?? []) {
      const text = JSON.stringify(await db?.collection(name).find().toArray());
      expect(text.includes(token), name).toBe(false);
      expect(text.includes(`"${code}"`), name).toBe(false);
    }
    const request = await app.modules.signing.findLatestRequest(given.agreement._id);
    expect(JSON.stringify(request)).not.toContain(code);
  });

  it('is refused when nobody was sent it, and guesses from one address end', async () => {
    const client = app.client();
    const answers: string[] = [];
    for (let round = 0; round < 32; round++) {
      const token = `guess-${round}`.padEnd(43, 'x');
      answers.push((await actByLink(client, 'openSigningLink', { token })).__typename);
    }
    expect(answers[0]).toBe('SigningLinkUnusableError');
    expect(answers.at(-1)).toBe('TooManyAttemptsError');
    await app.stores.connection.collection('attempts').deleteMany({});
  });
});

describe('a signing code', () => {
  it('is dead after five wrong tries, at once or one by one, and the coordinator is told', async () => {
    const given = await givenSent(app);
    const [naima, brahim] = three(given);
    for (const [email, isParallel] of [
      [naima, false],
      [brahim, true],
    ] as const) {
      const { token, code } = await askForCode(app, email);
      const wrong = code === '000000' ? '000001' : '000000';
      const guess = () => actByLink(app.client(), 'signAgreement', signInput(given, { token, code: wrong }));
      const answers = isParallel
        ? await Promise.all(Array.from({ length: 12 }, guess))
        : [await guess(), await guess(), await guess(), await guess(), await guess(), await guess()];
      expect(answers.every(({ __typename }) => __typename === 'WrongSigningCodeError')).toBe(true);
      const told = answers.map(({ triesLeft }) => triesLeft ?? -1).sort((a, b) => b - a);
      expect(told.slice(0, 5)).toEqual([4, 3, 2, 1, 0]);
      expect(told.slice(5).every((left) => left === 0)).toBe(true);
      const right = await actByLink(app.client(), 'signAgreement', signInput(given, { token, code }));
      expect(right).toMatchObject({ __typename: 'WrongSigningCodeError', triesLeft: 0 });
    }
    const locks = (await agreementOf(given)).history.filter(({ kind }) => kind === 'signing:lock-code');
    expect(locks).toHaveLength(2);
    await app.modules.drainEvents();
    const told = (await mailsTo(given.author.email ?? '')).filter(({ subject }) =>
      subject.startsWith('Cinq codes faux'),
    );
    expect(told).toHaveLength(2);
    await app.stores.connection.collection('attempts').deleteMany({});
    expect((await signBy(app, given, naima)).__typename).toBe('SigningRecorded');
  });

  it('works for ten minutes, once, and the newest alone', async () => {
    const given = await givenSent(app);
    const [naima, brahim] = three(given);
    const first = await askForCode(app, naima);
    const second = await askForCode(app, naima);
    expect(first.code).not.toBe(second.code);
    expect(await actByLink(app.client(), 'signAgreement', signInput(given, first))).toMatchObject({
      __typename: 'WrongSigningCodeError',
    });
    app.clock.advance(10 * minute);
    expect(await actByLink(app.client(), 'signAgreement', signInput(given, second))).toMatchObject({
      __typename: 'WrongSigningCodeError',
      triesLeft: 0,
    });
    const third = await askForCode(app, brahim);
    app.clock.advance(10 * minute - 1);
    const arabic = third.code.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] ?? '');
    const signed = await actByLink(
      app.client(),
      'signAgreement',
      signInput(given, { ...third, code: arabic }),
    );
    expect(signed.__typename).toBe('SigningRecorded');
    expect(await actByLink(app.client(), 'signAgreement', signInput(given, third))).toMatchObject({
      reason: 'DONE',
    });
  });

  it('is sent five times an hour at most, however many ask at once', async () => {
    const given = await givenSent(app);
    const [naima] = three(given);
    const token = await linkSentTo(app, naima);
    const ask = () => actByLink(app.client(), 'requestSigningCode', { token });
    const answers = await Promise.all(Array.from({ length: 8 }, ask));
    const sent = answers.filter(({ __typename }) => __typename === 'SigningCodeSent');
    expect(sent).toHaveLength(5);
    expect(sent[0]?.maskedEmail).toMatch(/^n•••@/);
    const refused = answers.find(({ __typename }) => __typename === 'TooManyAttemptsError');
    expect(refused?.retryAfterSeconds).toBe(3600);
    app.clock.advance(hour);
    expect((await ask()).__typename).toBe('SigningCodeSent');
  });
});

describe('declining', () => {
  it('closes the request and the agreement, and everybody concerned learns of it', async () => {
    const given = await givenSent(app);
    const [naima, brahim] = three(given);
    await signBy(app, given, brahim);
    const token = await linkSentTo(app, naima);
    const decline = (reason: string) => actByLink(app.client(), 'declineSigning', { token, reason });
    expect((await decline('Non')).__typename).toBe('ValidationError');
    expect(await decline('Le taux convenu était de 25 %, pas de 30 %.')).toMatchObject({
      __typename: 'SigningRecorded',
      visit: { state: 'DECLINED', requestState: 'DECLINED' },
    });
    expect(await agreementOf(given)).toMatchObject({
      state: 'DECLINED',
      currentVersion: { stage: 'VOID' },
    });
    expect((await signingOf(given.office, given.agreement._id))?.signatories[0]).toMatchObject({
      state: 'DECLINED',
      declineReason: 'Le taux convenu était de 25 %, pas de 30 %.',
    });
    expect(await handlingOf(given)).toBeNull();
    await app.modules.drainEvents();
    expect((await mailsTo(given.author.email ?? '')).at(-1)).toMatchObject({
      text: expect.stringContaining('25 %'),
    });
    expect((await mailsTo(brahim)).at(-1)?.subject).toContain('close');
    for (const each of [token, await linkSentTo(app, brahim)])
      expect(await actByLink(app.client(), 'openSigningLink', { token: each })).toMatchObject({
        reason: 'DECLINED',
      });
  });
});

describe('a request', () => {
  it('expires at the instant, before anybody wrote it down, and can be opened again', async () => {
    const given = await givenSent(app, { expiresInDays: 2 });
    const [naima, brahim] = three(given);
    await signBy(app, given, brahim);
    app.clock.advance(2 * day - 5 * minute);
    const by = await askForCode(app, naima);
    app.clock.advance(5 * minute);
    for (const [name, input] of [
      ['openSigningLink', { token: by.token }],
      ['requestSigningCode', { token: by.token }],
      ['signAgreement', signInput(given, by)],
    ] as const)
      expect(await actByLink(app.client(), name, input)).toMatchObject({ reason: 'EXPIRED' });
    expect((await signingOf(given.office, given.agreement._id))?.state).toBe('EXPIRED');
    expect(await app.modules.signing.runDueSigning()).toMatchObject({ expired: 1 });
    expect(await handlingOf(given)).toMatchObject({ isExpired: true });
    await app.modules.drainEvents();
    expect((await mailsTo(given.author.email ?? '')).at(-1)?.text).toContain('Naima Oubaha');

    const signatoryId = (await signingOf(given.office, given.agreement._id))?.signatories[0]?.id;
    const { _id: agreementId } = given.agreement;
    const reopened = await changeSigning(given.office, 'resendSigningLink', { agreementId, signatoryId });
    expect(reopened.agreement?.signing).toMatchObject({ state: 'OPEN', signedCount: 1 });
    expect((await signBy(app, given, naima)).__typename).toBe('SigningRecorded');
  });

  it('is void when the text is changed midway: what was signed counts for nothing', async () => {
    const given = await givenSent(app);
    const [naima, brahim] = three(given);
    const { _id: agreementId } = given.agreement;
    await signBy(app, given, brahim);
    const by = await askForCode(app, naima);
    const revised = await changeSigning(given.office, 'reviseAgreement', {
      agreementId,
      changeNote: 'Remise portée à 35 % après discussion',
    });
    expect(revised.agreement).toMatchObject({ state: 'DRAFT', signing: { state: 'VOIDED' } });
    expect(await actByLink(app.client(), 'signAgreement', signInput(given, by))).toMatchObject({
      __typename: 'SigningLinkUnusableError',
      reason: 'VOIDED',
    });
    expect(await handlingOf(given)).toBeNull();
    await app.modules.drainEvents();
    expect((await mailsTo(brahim)).at(-1)?.text).toContain('ne vaut plus');
  });

  it('is cancelled with a reason, and the approved text is sent again', async () => {
    const given = await givenSent(app);
    const [naima] = three(given);
    const { _id: agreementId } = given.agreement;
    const token = await linkSentTo(app, naima);
    const cancel = (reason: string) => changeSigning(given.office, 'cancelSigning', { agreementId, reason });
    expect((await cancel('non')).__typename).toBe('ValidationError');
    expect(await cancel('Signataire remplacé par le conseil')).toMatchObject({
      agreement: { signing: { state: 'CANCELLED' } },
    });
    expect(await actByLink(app.client(), 'openSigningLink', { token })).toMatchObject({
      reason: 'CANCELLED',
    });
    expect((await cancel('Signataire remplacé par le conseil')).__typename).toBe('NotPossibleNowError');
    const again = await changeSigning(given.office, 'sendForSignature', { agreementId, route: 'LINKS' });
    expect(again.agreement?.signing).toMatchObject({ state: 'OPEN', signedCount: 0 });
    expect(await linkSentTo(app, naima)).not.toBe(token);
  });

  it('needs an approved text, and there is one at a time', async () => {
    const given = await givenApproved(app);
    const { _id: agreementId } = given.agreement;
    const office = await signInAs(app, given.coordinators.author);
    const send = (input: Record<string, unknown> = {}) =>
      changeSigning(office, 'sendForSignature', { agreementId, route: 'LINKS', ...input });
    expect((await send({ expiresInDays: 61 })).__typename).toBe('ValidationError');
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'AgreementChanged',
      'NotPossibleNowError',
      'NotPossibleNowError',
    ]);
    await changeSigning(office, 'reviseAgreement', { agreementId, changeNote: 'Une correction du texte' });
    expect((await send()).obstacles?.[0]).toContain('approbations');
  });

  it('does not let the organization’s staff sign for the partner', async () => {
    const account = await givenOfficeAccount(
      app,
      { _id: (await givenApproved(app)).organizationId },
      'COORDINATOR',
    );
    const organization = { _id: account.organizationId ?? '' };
    const colleague = buildAccount({
      role: 'COORDINATOR',
      organizationId: organization._id,
      regionCodes: ['04'],
      email: 'colleague@office.example',
      identifiers: ['colleague@office.example'],
    });
    await app.modules.accounts.insert(colleague);
    const [known] = await app.modules.organizations.organizations.listByIds([organization._id]);
    if (!known) throw new Error('no organization');
    const signatory = (group: number, side: 'PARTNER' | 'ORGANIZATION', email: string) => ({
      group,
      side,
      name: `Personne ${group}`,
      title: 'Gérance',
      email,
      language: 'fr' as const,
    });
    const given = await givenApproved(app, {
      organization: known,
      content: {
        signatories: [
          signatory(1, 'PARTNER', 'Colleague@office.example'),
          signatory(2, 'ORGANIZATION', 'president@office.example'),
        ],
      },
    });
    const office = await signInAs(app, given.coordinators.author);
    const sent = await changeSigning(office, 'sendForSignature', {
      agreementId: given.agreement._id,
      route: 'LINKS',
    });
    expect(sent.obstacles?.[0]).toContain('personne ne signe pour l’autre partie');
  });

  it('is for coordinators of its regions only', async () => {
    const given = await givenSent(app);
    const organization = { _id: given.organizationId };
    const elsewhere = await signInAs(app, await givenOfficeAccount(app, organization, 'COORDINATOR', ['09']));
    const auditor = await signInAs(app, await givenOfficeAccount(app, organization, 'AUDITOR'));
    const { _id: agreementId } = given.agreement;
    const cancel = (client: typeof elsewhere) =>
      changeSigning(client, 'cancelSigning', { agreementId, reason: 'Une raison de dix lettres' });
    await expect(cancel(elsewhere)).rejects.toThrow('NOT_FOUND');
    await expect(cancel(auditor)).rejects.toThrow('FORBIDDEN');
  });
});

describe('handing over', () => {
  it('gives the delegate a link and a code of their own, and is recorded', async () => {
    const given = await givenSent(app);
    const [naima, brahim, khadija] = three(given);
    const delegate = `delegate-${naima}`;
    const hand = async (input: Record<string, unknown>, by: { token: string; code: string }) =>
      actByLink(app.client(), 'delegateSigning', {
        ...by,
        name: 'Fatima Aznak',
        title: 'Directrice administrative',
        email: delegate,
        reason: 'En déplacement jusqu’à la fin du mois',
        ...input,
      });
    const by = await askForCode(app, naima);
    expect(await hand({}, { ...by, code: by.code === '111111' ? '222222' : '111111' })).toMatchObject({
      __typename: 'WrongSigningCodeError',
    });
    for (const [field, value] of [
      ['email', brahim],
      ['email', khadija],
      ['email', given.author.email],
      ['email', 'no address'],
      ['reason', 'bref'],
      ['name', 'X'],
    ])
      expect(await hand({ [field ?? '']: value }, by), `${field} ${value}`).toMatchObject({
        __typename: 'ValidationError',
        fields: [{ field }],
      });
    expect(await hand({}, by)).toMatchObject({
      __typename: 'SigningRecorded',
      visit: { state: 'DELEGATED' },
    });
    expect(await actByLink(app.client(), 'openSigningLink', { token: by.token })).toMatchObject({
      reason: 'DONE',
    });

    const theirs = await askForCode(app, delegate);
    expect(await hand({ email: 'third@anzi.example' }, theirs)).toMatchObject({
      __typename: 'ValidationError',
      fields: [{ field: 'email', message: expect.stringContaining('seconde fois') }],
    });
    const signed = await actByLink(app.client(), 'signAgreement', signInput(given, theirs));
    expect(signed.__typename).toBe('SigningRecorded');
    await signBy(app, given, brahim);
    await signBy(app, given, khadija);
    await app.modules.drainEvents();
    const sealed = await signingOf(given.office, given.agreement._id);
    expect(sealed).toMatchObject({ state: 'SEALED', signedCount: 3 });
    expect(sealed?.signatories.map(({ state, delegatedBy }) => [state, delegatedBy])).toEqual([
      ['DELEGATED', null],
      ['SIGNED', 'Naima Oubaha'],
      ['SIGNED', null],
      ['SIGNED', null],
    ]);
    const { history } = await agreementOf(given);
    const act = history.find(({ kind }) => kind === 'signing:delegate');
    expect(act).toMatchObject({ actor: { name: { display: 'Naima Oubaha' } } });
    expect(act?.text).toContain('Fatima Aznak');
  });
});

describe('reminders', () => {
  it('go out after 3, 7 and 10 days and on the day before the end, by day only', async () => {
    const given = await givenSent(app);
    const [naima, brahim] = three(given);
    await signBy(app, given, brahim);
    const reminded = async () => {
      await app.modules.signing.runDueSigning();
      await app.modules.drainEvents();
      return (await mailsTo(naima)).filter(({ subject }) => subject.startsWith('Rappel')).length;
    };
    const at = async (days: number, hours = 0) => {
      app.clock.set(new Date(Date.parse(defaultNow) + days * day + hours * hour));
      return await reminded();
    };
    // Sent at 09:30; at half past nine in the evening of the third day nobody is disturbed.
    const counts = [
      await at(2, 23),
      await at(3, 12),
      await at(3, 23),
      await at(5),
      await at(7),
      await at(10),
      await at(12, 23),
      await at(13),
      await at(13, 4),
    ];
    expect(counts).toEqual([0, 0, 1, 1, 2, 3, 3, 4, 4]);
    expect((await signingOf(given.office, given.agreement._id))?.signatories[0]?.reminderCount).toBe(4);
    // A reminder carries the link that was sent first.
    expect(new Set(await linksSentTo(app, naima)).size).toBe(1);
    expect((await mailsTo(brahim)).filter(({ subject }) => subject.startsWith('Rappel'))).toHaveLength(0);
  });

  it('by hand go to those whose turn it is, at most once in twelve hours', async () => {
    const given = await givenSent(app);
    const [naima, , khadija] = three(given);
    const { _id: agreementId } = given.agreement;
    const remind = (signatoryId?: string) =>
      changeSigning(given.office, 'remindSignatory', { agreementId, signatoryId });
    const signatories = (await signingOf(given.office, agreementId))?.signatories ?? [];
    expect((await remind(signatories[2]?.id)).__typename).toBe('NotPossibleNowError');
    expect((await remind(signatories[0]?.id)).__typename).toBe('AgreementChanged');
    expect((await remind(signatories[0]?.id)).__typename).toBe('NotPossibleNowError');
    expect((await remind()).__typename).toBe('AgreementChanged');
    app.clock.advance(12 * hour);
    expect((await remind(signatories[0]?.id)).__typename).toBe('AgreementChanged');
    await app.modules.drainEvents();
    expect((await mailsTo(naima)).filter(({ subject }) => subject.startsWith('Rappel'))).toHaveLength(2);
    expect(await mailsTo(khadija)).toEqual([]);
  });
});

describe('signing on paper', () => {
  it('takes a scan from one person and its confirmation from another, and seals a certificate', async () => {
    const given = await givenSent(app, { route: 'PAPER' });
    const { _id: agreementId } = given.agreement;
    const [naima] = three(given);
    await app.modules.drainEvents();
    expect(await mailsTo(naima)).toEqual([]);
    const second = await signInAs(app, given.coordinators.reviewers[0]);
    const confirm = (client: typeof second, input: Record<string, unknown>) =>
      changeSigning(client, 'confirmSignedScan', { agreementId, ...input });
    expect((await confirm(second, { isAccepted: true })).__typename).toBe('NotPossibleNowError');
    const uploadScan = async () => {
      const { file } = await upload(app, given.office, buildPdf(), { name: 'scan signé.pdf' });
      return await changeSigning(given.office, 'uploadSignedScan', { agreementId, fileId: file?.id });
    };
    expect((await uploadScan()).__typename).toBe('AgreementChanged');
    expect(await handlingOf(given)).toMatchObject({ hasUnconfirmedScan: true });
    expect((await uploadScan()).__typename).toBe('NotPossibleNowError');
    expect((await confirm(given.office, { isAccepted: true })).obstacles?.[0]).toContain(
      'une autre personne',
    );
    expect((await confirm(second, { isAccepted: false })).__typename).toBe('ValidationError');
    expect((await confirm(second, { isAccepted: false, note: 'La deuxième page manque' })).__typename).toBe(
      'AgreementChanged',
    );
    expect(await handlingOf(given)).toMatchObject({ hasUnconfirmedScan: false, signedCount: 0 });
    await uploadScan();
    expect((await confirm(second, { isAccepted: true })).__typename).toBe('AgreementChanged');
    await app.modules.drainEvents();
    expect(await signingOf(given.office, agreementId)).toMatchObject({
      state: 'SEALED',
      route: 'PAPER',
      signedCount: 3,
    });
    expect(await agreementOf(given)).toMatchObject({ currentVersion: { stage: 'SEALED' } });
  });

  it('gives scan and sealed document to those who may see the agreement, and to nobody else', async () => {
    const given = await givenSent(app, { route: 'PAPER' });
    const { _id: agreementId } = given.agreement;
    const { file } = await upload(app, given.office, buildPdf(), { name: 'scan.pdf' });
    const strange = await changeSigning(given.office, 'uploadSignedScan', {
      agreementId,
      fileId: 'f'.repeat(24),
    });
    expect(strange.fields?.[0]?.field).toBe('fileId');
    await changeSigning(given.office, 'uploadSignedScan', { agreementId, fileId: file?.id });
    const read = async (cookie: string) =>
      (await fetch(`${app.url}/files/${file?.id}`, { headers: { cookie, 'x-wasl-client': 'test' } })).status;
    const organization = { _id: given.organizationId };
    const elsewhere = await signInAs(app, await givenOfficeAccount(app, organization, 'COORDINATOR', ['09']));
    expect(await read(given.office.cookie())).toBe(200);
    expect([await read(elsewhere.cookie()), await read('')]).toEqual([404, 401]);
  });

  it('has no links to open, remind or send again', async () => {
    const given = await givenSent(app, { route: 'PAPER' });
    const { _id: agreementId } = given.agreement;
    const signatoryId = (await signingOf(given.office, agreementId))?.signatories[0]?.id;
    for (const [name, input] of [
      ['remindSignatory', {}],
      ['resendSigningLink', { signatoryId }],
    ] as const)
      expect((await changeSigning(given.office, name, { agreementId, ...input })).obstacles?.[0]).toContain(
        'papier',
      );
  });
});

it('codes are read from mails by their own signatory alone', async () => {
  const given = await givenSent(app);
  const [naima, brahim] = three(given);
  await askForCode(app, naima);
  await expect(codeSentTo(app, brahim)).rejects.toThrow('no code');
});
