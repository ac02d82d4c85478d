import { type AgreementState, agreementStates } from '../../server/src/modules/agreements/agreement.model.ts';
import type { AgreementEventRecord, AgreementRecord } from '../../server/src/modules/agreements/index.ts';
import type { AgreementCommentRecord } from '../../server/src/modules/drafting/agreement-comment.model.ts';
import type { AgreementVersionRecord, ScheduleLineRecord } from '../../server/src/modules/drafting/index.ts';
import type { PartnerInvitationRecord } from '../../server/src/modules/invitations/partner-invitation.model.ts';
import type { TermsProposalRecord } from '../../server/src/modules/invitations/terms-proposal.model.ts';
import type { OfferRecord } from '../../server/src/modules/offers/index.ts';
import { checklistItemKinds } from '../../server/src/modules/onboarding/checklist.model.ts';
import type { ChecklistItemRecord, ChecklistRecord } from '../../server/src/modules/onboarding/index.ts';
import type { OrganizationRecord } from '../../server/src/modules/organizations/index.ts';
import type { PartnerRecord } from '../../server/src/modules/partners/index.ts';
import type { ProspectRecord } from '../../server/src/modules/pipeline/prospect.model.ts';
import type {
  SigningRequestRecord,
  SigningState,
} from '../../server/src/modules/signing/signing-request.model.ts';
import type { AccountRecord } from '../../server/src/platform/auth/account.model.ts';
import {
  buildAccount,
  buildAgreement,
  buildBranch,
  buildDependent,
  buildMember,
  buildOffer,
  buildPartner,
  nextId,
  nextNumber,
} from './builders.ts';
import { buildPdf } from './files.ts';
import { type GivenApp, signInAs } from './given.ts';
import type { TestApp } from './test-app.ts';
import { issueVoucher } from './voucher-operations.ts';

/**
 * Everything one region's office keeps, in every state, marked: each private text begins with the mark, so that a leak is seen
 * wherever it comes out. What everybody may read (listed partners, their branches, published offers) bears no mark.
 */
export interface PrivateWorld {
  /** What each private text begins with. */
  mark: string;
  /** Ids by the names arguments of the API have for them, such as `agreementId`. */
  ids: Record<string, string[]>;
  /** Kinds of private text there are, each its mark and a word: whoever may see everything here sees all of them. */
  marks: string[];
  coordinator: AccountRecord;
}

interface Place {
  organization: Pick<OrganizationRecord, '_id'>;
  regionCode: string;
  provinceCode: string;
  communeCode: string;
  mark: string;
  /** Null makes the agreements hold in the whole country. */
  agreementRegions?: string[] | null;
}

const day = new Date('2026-11-20T09:00:00.000Z');
const inAMonth = new Date('2026-12-20T09:00:00.000Z');
const hash = (seed: string) => Buffer.from(seed.padEnd(32, '.')).toString('hex').slice(0, 64);

/** What is being filled: the app, the place, and what is known of it so far. */
interface Book {
  app: TestApp;
  place: Place;
  marks: Set<string>;
  ids: Record<string, string[]>;
  coordinator: AccountRecord;
  /** A private text; shown to whoever may see all of this. */
  secret(word: string): string;
  /** A private text nobody is shown whole, such as an address. */
  hidden(word: string): string;
  both(word: string): { ar: string; fr: string };
  /** A private mail address, of another person each time. */
  email(word: string): string;
  /** Remembers an id by the name arguments have for it. */
  know(name: string, id: string): string;
}

export async function givenPrivateWorld(app: TestApp, place: Place): Promise<PrivateWorld> {
  const { organization, regionCode, provinceCode, communeCode, mark } = place;
  const marks = new Set<string>();
  const ids: Record<string, string[]> = {};
  const secret = (word: string) => {
    marks.add(`${mark}-${word}`);
    return `${mark}-${word}`;
  };
  const both = (word: string) => ({ ar: `${secret(word)} بالعربية`, fr: `${secret(word)} en français` });
  const email = (word: string) => `${mark}-${word}-${nextNumber()}@example.test`.toLowerCase();
  const coordinator = buildAccount({
    role: 'COORDINATOR',
    organizationId: organization._id,
    regionCodes: [regionCode],
    name: both('coordinator'),
    email: email('coordinator'),
  });
  await app.modules.accounts.insert(coordinator);
  const book: Book = {
    app,
    place,
    marks,
    ids,
    coordinator,
    secret,
    hidden: (word) => `${mark}-${word}`,
    both,
    email,
    know: (name, id) => {
      ids[name] = [...(ids[name] ?? []), id];
      return id;
    },
  };
  for (const name of ['accountId', 'ownerAccountId', 'toAccountId']) book.know(name, coordinator._id);

  const agreements: AgreementRecord[] = [];
  for (const state of agreementStates) agreements.push(await givenAgreement(book, state));
  await givenPendingMember(book);
  await givenProspects(book, agreements);
  Object.assign(ids, {
    fileIds: ids.fileId,
    regionCode: [regionCode],
    regionCodes: [regionCode],
    provinceCode: [provinceCode],
    provinceCodes: [provinceCode],
    communeCode: [communeCode],
  });
  return { mark, ids, marks: [...marks], coordinator };
}

const neverInForce: readonly AgreementState[] = [
  'DRAFT',
  'IN_REVIEW',
  'OUT_FOR_SIGNATURE',
  'WITHDRAWN',
  'DECLINED',
];

/** An agreement in this state with its partner and everything that hangs on it. */
async function givenAgreement(book: Book, state: AgreementState): Promise<AgreementRecord> {
  const { app, coordinator, secret, both, know } = book;
  const { partner, branch, owner } = await givenPartnerInPlace(book, neverInForce.includes(state));
  const agreement = agreementOf(book, state, partner);
  await app.modules.agreements.insertAgreements([agreement]);
  know('agreementId', agreement._id);
  const numbers = [agreement.versionInForce, agreement.preparedVersion].filter((number) => number !== null);
  await app.modules.drafting.insertVersions(
    (numbers.length > 0 ? numbers : [1]).map((number) => versionOf(book, agreement, number)),
  );
  const event: AgreementEventRecord = {
    _id: nextId(),
    agreementId: agreement._id,
    at: day,
    kind: 'agreement:assign',
    details: { name: secret('event') },
    actorAccountId: coordinator._id,
    actorName: null,
  };
  const comment: AgreementCommentRecord = {
    _id: nextId(),
    agreementId: agreement._id,
    authorAccountId: owner._id,
    isFromPartner: true,
    subjectKey: 'object',
    versionNumber: 1,
    text: secret('comment'),
    at: day,
    resolvedAt: null,
    resolvedByAccountId: null,
  };
  const proposal: TermsProposalRecord = {
    _id: nextId(),
    agreementId: agreement._id,
    lines: [lineOf(both)],
    message: secret('proposal'),
    proposedByAccountId: owner._id,
    at: day,
    answeredAt: null,
    answeredByAccountId: null,
    isAccepted: null,
    answer: null,
  };
  await app.modules.agreements.insertAgreementEvents([event]);
  await app.modules.drafting.insertComments([comment]);
  await insert(app, 'terms-proposals', proposal);
  await insert(app, 'partner-invitations', invitationOf(book, agreement));
  know('commentId', comment._id);
  know('proposalId', proposal._id);
  await givenPapers(book, agreement);
  const offers = await givenOffers(book, agreement, branch._id);
  const published = offers.find((offer) => offer.state === 'PUBLISHED');
  if (state === 'ACTIVE' && published) await givenVoucher(book, published);
  return agreement;
}

async function givenPartnerInPlace(book: Book, isUnlisted: boolean) {
  const { app, place, both, secret, hidden, know } = book;
  const { regionCode, provinceCode, communeCode } = place;
  const number = nextNumber();
  const partner = buildPartner({
    state: isUnlisted ? 'PROSPECT' : 'ACTIVE',
    name: isUnlisted ? both('partner') : { ar: `مختبر ${number}`, fr: `Laboratoire ${number}` },
    identifiers: { ice: '001525477000012', rc: hidden('rc'), taxId: hidden('tax') },
    legal: { name: secret('legal-name'), representative: secret('representative'), address: both('seat') },
  });
  const branch = buildBranch({
    partnerId: partner._id,
    regionCode,
    provinceCode,
    communeCode,
    ...(isUnlisted ? { name: both('branch') } : {}),
  });
  const owner = buildAccount({
    role: 'PARTNER_OWNER',
    partnerId: partner._id,
    branchIds: [branch._id],
    name: both('owner'),
    email: book.email('owner'),
  });
  await app.modules.partners.insertPartners([partner]);
  await app.modules.partners.insertBranches([branch]);
  await app.modules.accounts.insert(owner);
  know('partnerId', partner._id);
  know('branchId', branch._id);
  return { partner, branch, owner };
}

function agreementOf(
  { place, coordinator, secret, both }: Book,
  state: AgreementState,
  partner: PartnerRecord,
): AgreementRecord {
  const { organization, regionCode, provinceCode, mark } = place;
  const isPrepared = ['DRAFT', 'IN_REVIEW', 'OUT_FOR_SIGNATURE', 'RENEWING'].includes(state);
  const wasInForce = !neverInForce.includes(state);
  const agreement = buildAgreement({
    organizationId: organization._id,
    partnerId: partner._id,
    state,
    regionCodes: place.agreementRegions === undefined ? [regionCode] : place.agreementRegions,
    terms: both('terms'),
    preparedVersion: isPrepared ? (wasInForce ? 2 : 1) : null,
    versionInForce: wasInForce ? 1 : null,
  });
  if (state === 'SUSPENDED')
    agreement.suspension = { cause: 'DECISION', reason: secret('suspension'), since: day };
  if (state === 'TERMINATED')
    agreement.termination = {
      by: 'PARTNER',
      reason: secret('termination'),
      noticeGivenOn: '2026-10-01',
      lastDay: '2026-11-01',
    };
  agreement.handling = {
    ...agreement.handling,
    ownerAccountId: coordinator._id,
    provinceCode,
    searchText: `${mark.toLowerCase()} partner ${agreement.reference.toLowerCase()}`,
    openPartnerRemarks: 1,
    notedStep: { text: secret('noted-step'), dueOn: '2026-11-22', byAccountId: coordinator._id },
  };
  if (state === 'OUT_FOR_SIGNATURE')
    agreement.handling.signing = {
      signedCount: 1,
      signatoryCount: 2,
      waitingFor: [secret('signatory')],
      isOurTurn: false,
      hasUnconfirmedScan: false,
      since: day,
      expiresAt: inAMonth,
      isExpired: false,
    };
  return agreement;
}

function invitationOf(book: Book, agreement: AgreementRecord): PartnerInvitationRecord {
  const _id = book.know('invitationId', nextId());
  return {
    _id,
    agreementId: agreement._id,
    organizationId: agreement.organizationId,
    partnerId: agreement.partnerId,
    email: book.email('invited'),
    name: book.hidden('invited'),
    role: 'PARTNER_OWNER',
    language: 'fr',
    tokenHash: hash(_id),
    invitedByAccountId: book.coordinator._id,
    sentAt: day,
    expiresAt: inAMonth,
    acceptedAt: null,
    acceptedByAccountId: null,
    revokedAt: null,
  };
}

/** The request for signatures, the checklist, and files of each kind: attached, given as evidence, scanned and sealed. */
async function givenPapers(book: Book, agreement: AgreementRecord): Promise<void> {
  const { app, coordinator, secret, know } = book;
  const { files } = app.modules.uploads;
  const fileOf = async (type: string, id: string, word: string) => {
    const file = await files.make({
      name: `${secret(word)}.pdf`,
      mediaType: 'application/pdf',
      content: buildPdf(),
      organizationId: agreement.organizationId,
    });
    await app.modules.runInTransaction((session) => files.adopt(session, file._id, { type, id }));
    return know('fileId', file._id);
  };
  await fileOf('agreement', agreement._id, 'attachment');
  const evidenceId = await fileOf('checklist', agreement._id, 'evidence');
  const request = requestOf(book, agreement);
  if (request.sealedAt) request.sealedFileId = await fileOf('signing-request', request._id, 'sealed');
  else {
    request.route = 'PAPER';
    request.scan = {
      fileId: await fileOf('signing-request', request._id, 'scan'),
      sha256: hash('scan'),
      uploadedByAccountId: coordinator._id,
      uploadedAt: day,
      confirmedByAccountId: null,
      confirmedAt: null,
    };
  }
  await app.modules.signing.insertSigningRequests([request]);
  for (const name of ['signingRequestId', 'requestId']) know(name, request._id);
  for (const { id } of request.signatories) know('signatoryId', id);
  await app.modules.onboarding.insertChecklists([checklistOf(book, agreement, evidenceId)]);
}

/** Published offers of a listed partner are everybody's; all others are private. */
async function givenOffers(book: Book, agreement: AgreementRecord, branchId: string): Promise<OfferRecord[]> {
  const isUnlisted = neverInForce.includes(agreement.state);
  const offers = (['SUBMITTED', 'PUBLISHED', 'REJECTED', 'DRAFT'] as const).map((state) =>
    buildOffer({
      agreementId: agreement._id,
      organizationId: agreement.organizationId,
      partnerId: agreement.partnerId,
      branchIds: [branchId],
      state,
      publishedAt: state === 'PUBLISHED' ? day : null,
      ...(state === 'PUBLISHED' && !isUnlisted
        ? {}
        : { title: book.both('offer'), summary: book.both('offer') }),
    }),
  );
  await book.app.modules.offers.insertOffers(offers);
  for (const { _id } of offers) book.know('offerId', _id);
  return offers;
}

/** A member who lives there, with a dependent and a voucher. */
async function givenVoucher(book: Book, offer: OfferRecord): Promise<void> {
  const { app, place, know } = book;
  const name = { ar: book.hidden('member'), fr: book.hidden('member') };
  const dependent = buildDependent({ name });
  const member = buildMember({
    organizationId: place.organization._id,
    name,
    email: book.email('member'),
    regionCode: place.regionCode,
    provinceCode: place.provinceCode,
    dependents: [dependent],
  });
  const account = buildAccount({
    role: 'MEMBER',
    memberId: member._id,
    organizationId: member.organizationId,
    name,
  });
  await app.modules.members.insertMembers([member]);
  await app.modules.accounts.insert(account);
  const { voucher } = await issueVoucher(await signInAs(app, account), {
    offerId: offer._id,
    idempotencyKey: `voucher-of-${place.mark}`,
  });
  if (!voucher) throw new Error('no voucher was issued');
  know('voucherId', voucher.id);
  // A voucher's code is worth as much as the voucher.
  know('scan', voucher.code);
  know('beneficiaryId', member.personId);
  know('dependentId', dependent.personId);
}

async function givenPendingMember(book: Book): Promise<void> {
  const { app, place } = book;
  const pending = buildMember({
    organizationId: place.organization._id,
    state: 'PENDING',
    name: book.both('pending-member'),
    email: book.email('pending'),
    regionCode: place.regionCode,
    provinceCode: place.provinceCode,
  });
  await app.modules.members.insertMembers([pending]);
  book.know('memberId', pending._id);
}

async function givenProspects(book: Book, agreements: readonly AgreementRecord[]): Promise<void> {
  const { app, place, secret, both } = book;
  const prospects = (['OPEN', 'CONVERTED', 'DROPPED'] as const).map(
    (state): ProspectRecord => ({
      _id: book.know('prospectId', nextId()),
      organizationId: place.organization._id,
      name: both('prospect'),
      sectorCode: 'health',
      categoryCode: 'clinic',
      provinceCode: place.provinceCode,
      regionCode: place.regionCode,
      partnerId: null,
      contactName: secret('contact'),
      contactPhone: '+212536000000',
      contactEmail: secret('contact-email'),
      notes: secret('notes'),
      state,
      dropReason: state === 'DROPPED' ? book.hidden('dropped') : null,
      agreementId: state === 'CONVERTED' ? (agreements[0]?._id ?? null) : null,
      ownerAccountId: book.coordinator._id,
      notedStep: { text: secret('prospect-step'), dueOn: '2026-11-22' },
      searchText: `${place.mark.toLowerCase()} prospect`,
      createdAt: day,
      version: 1,
    }),
  );
  await app.modules.pipeline.insertProspects(prospects);
}

async function insert<Document extends { _id: string }>(
  app: GivenApp,
  collection: string,
  document: Document,
) {
  await app.stores.connection.collection<{ _id: string }>(collection).insertOne(document);
}

function lineOf(both: Book['both']): ScheduleLineRecord {
  return {
    key: 'analyses',
    label: both('schedule'),
    serviceCode: null,
    gain: { kind: 'percentage', basisPoints: 3000 },
    condition: both('condition'),
    limits: [],
    maximumDiscountCentimes: null,
    dependentCoverage: { spouse: true, children: true, childMaximumAge: 21, studentMaximumAge: 26 },
  };
}

const stageOf: Partial<Record<AgreementState, AgreementVersionRecord['stage']>> = {
  DRAFT: 'DRAFT',
  IN_REVIEW: 'IN_REVIEW',
  OUT_FOR_SIGNATURE: 'OUT_FOR_SIGNATURE',
  WITHDRAWN: 'VOID',
  DECLINED: 'VOID',
};

function versionOf(
  { secret, both, coordinator }: Book,
  agreement: AgreementRecord,
  number: number,
): AgreementVersionRecord {
  const clause = {
    key: 'object',
    title: both('clause-title'),
    source: both('clause'),
    templateSource: null,
    condition: null,
    isRequired: true,
  };
  return {
    _id: nextId(),
    agreementId: agreement._id,
    number,
    stage: number === 2 ? 'DRAFT' : (stageOf[agreement.state] ?? 'SEALED'),
    purpose: number === 2 ? 'RENEWAL' : 'INITIAL',
    templateId: null,
    templateVersion: null,
    clauses: [clause],
    schedule: [lineOf(both)],
    startsOn: agreement.startsOn,
    endsOn: agreement.endsOn,
    noticeDays: 30,
    renewal: 'EXPRESS',
    budgetCentimes: null,
    signatories: [
      {
        key: 'first',
        group: 1,
        side: 'PARTNER',
        name: secret('planned-signatory'),
        title: secret('signatory-title'),
        email: 'planned@example.test',
        language: 'fr',
      },
    ],
    reviews: [{ accountId: coordinator._id, isApproval: true, note: secret('review'), at: day }],
    authorAccountId: coordinator._id,
    editorAccountIds: [],
    createdAt: day,
    changeNote: secret('change-note'),
    lockedValues: null,
    lockedAttachments: [],
    textHash: null,
    documentVersion: 1,
  };
}

const signingStateOf: Partial<Record<AgreementState, SigningState>> = {
  DRAFT: 'VOIDED',
  IN_REVIEW: 'EXPIRED',
  OUT_FOR_SIGNATURE: 'OPEN',
  WITHDRAWN: 'CANCELLED',
  DECLINED: 'DECLINED',
};

function requestOf(book: Book, agreement: AgreementRecord): SigningRequestRecord {
  const { secret, coordinator } = book;
  const state = signingStateOf[agreement.state] ?? 'SEALED';
  const isSealed = state === 'SEALED';
  const id = nextId();
  return {
    _id: nextId(),
    agreementId: agreement._id,
    organizationId: agreement.organizationId,
    partnerId: agreement.partnerId,
    versionNumber: 1,
    textHash: hash('text'),
    state,
    route: 'LINKS',
    signatories: [
      {
        id,
        group: 1,
        side: 'PARTNER',
        name: secret('signatory'),
        title: secret('signatory-title'),
        email: book.email('signatory'),
        language: 'fr',
        state: isSealed ? 'SIGNED' : state === 'DECLINED' ? 'DECLINED' : 'INVITED',
        linkHash: hash(id),
        linkSeed: null,
        linkSentAt: day,
        openedAt: day,
        remindedAt: [],
        scheduledReminders: 0,
        code: null,
        codesAskedAt: [],
        signature: null,
        decidedAt: day,
        declineReason: state === 'DECLINED' ? secret('decline') : null,
        delegatedFrom: { id: nextId(), name: secret('delegated-from'), reason: book.hidden('delegation') },
      },
    ],
    consentVersion: '2026-11',
    sentAt: day,
    sentByAccountId: coordinator._id,
    expiresInDays: 30,
    expiresAt: inAMonth,
    waitingSince: day,
    nextReminderAt: null,
    scan: null,
    completedAt: isSealed ? day : null,
    ...(isSealed ? { verificationCode: `CODE-${id}`, sealedHash: hash(`sealed-${id}`) } : {}),
    sealedFileId: null,
    sealedAt: isSealed ? day : null,
    version: 1,
  };
}

function checklistOf(
  { secret, coordinator }: Book,
  agreement: AgreementRecord,
  evidenceId: string,
): ChecklistRecord {
  return {
    _id: agreement._id,
    partnerId: agreement.partnerId,
    items: checklistItemKinds.map((kind): ChecklistItemRecord => {
      const isGiven = kind === 'LICENCE';
      return {
        kind,
        state: isGiven ? 'GIVEN' : 'OPEN',
        ownerAccountId: coordinator._id,
        dueOn: '2026-12-01',
        values: isGiven ? { licenceNumber: secret('licence') } : {},
        fileIds: isGiven ? [evidenceId] : [],
        validUntil: null,
        provided: null,
        decidedByAccountId: null,
        decidedAt: null,
        note: isGiven ? secret('checklist-note') : null,
      };
    }),
    exception: { byAccountId: coordinator._id, reason: secret('exception'), at: day, missing: ['PHOTOS'] },
    createdAt: day,
    version: 1,
  };
}
