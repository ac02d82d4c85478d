import type { Action } from '../../platform/auth/actions.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { type AgreementRecord, type AgreementState, agreementStates } from './agreement.model.ts';
import { statesHeld, statesInForce, statesNotOver } from './agreement.rules.ts';
import { mayActOnAgreement } from './agreement-access.ts';

interface Act {
  /** The mutation. */
  name: string;
  action: Action;
  states: readonly AgreementState[];
  /** What the record must show beside its state. */
  when?: (agreement: AgreementRecord, viewer: Viewer) => boolean;
}

/** Whether its text was drawn up here, and with it a schedule and a checklist. */
const hasText = ({ preparedVersion, versionInForce }: AgreementRecord): boolean =>
  preparedVersion !== null || versionInForce !== null;

/** A text is being written: the first, or that of a renewal. */
const isBeingWritten = ({ state, handling }: AgreementRecord): boolean =>
  state === 'DRAFT' || (state === 'RENEWING' && handling.review === null);

/** Approved by as many as needed, and neither sent nor sealed. */
const isToBeSent = ({ handling: { review, signing }, sealedAt }: AgreementRecord): boolean =>
  review !== null && review.approvalCount >= review.approvalsNeeded && signing === null && sealedAt === null;

/** A request for signatures runs, or ran out and can be opened again. */
const isBeingSigned = ({ handling: { signing }, sealedAt }: AgreementRecord): boolean =>
  signing !== null && sealedAt === null;

/** A text waits for opinions. */
const isBeingRead = ({ handling: { review } }: AgreementRecord): boolean =>
  review !== null && review.approvalCount < review.approvalsNeeded;

const acts: readonly Act[] = [
  { name: 'saveDraft', action: 'agreement:draft', states: ['DRAFT', 'RENEWING'], when: isBeingWritten },
  { name: 'submitForReview', action: 'agreement:draft', states: ['DRAFT', 'RENEWING'], when: isBeingWritten },
  {
    name: 'reviewVersion',
    action: 'agreement:review',
    states: ['IN_REVIEW', 'RENEWING'],
    when: (agreement, viewer) =>
      isBeingRead(agreement) &&
      viewer.kind !== 'visitor' &&
      !agreement.handling.review?.closedTo?.includes(viewer.accountId),
  },
  {
    name: 'sendForSignature',
    action: 'agreement:send',
    states: ['IN_REVIEW', 'OUT_FOR_SIGNATURE', 'RENEWING'],
    when: isToBeSent,
  },
  ...(
    [
      'cancelSigning',
      'remindSignatory',
      'resendSigningLink',
      'uploadSignedScan',
      'confirmSignedScan',
    ] as const
  ).map(
    (name): Act => ({
      name,
      action: 'agreement:send',
      states: ['OUT_FOR_SIGNATURE', 'RENEWING'],
      when: isBeingSigned,
    }),
  ),
  {
    name: 'reviseAgreement',
    action: 'agreement:draft',
    states: ['IN_REVIEW', 'OUT_FOR_SIGNATURE', 'RENEWING'],
    when: (agreement) => agreement.sealedAt === null && !isBeingWritten(agreement),
  },
  {
    name: 'withdrawAgreement',
    action: 'agreement:draft',
    states: ['DRAFT', 'IN_REVIEW', 'RENEWING'],
    when: ({ sealedAt }) => sealedAt === null,
  },
  {
    name: 'renewAgreement',
    action: 'agreement:draft',
    states: ['ACTIVE'],
    when: ({ termination }) => termination === null,
  },
  {
    name: 'addComment',
    action: 'agreement:comment',
    states: agreementStates,
    when: ({ preparedVersion, versionInForce }) => preparedVersion !== null || versionInForce !== null,
  },
  { name: 'resolveComment', action: 'agreement:comment', states: agreementStates, when: hasText },
  { name: 'noteNextStep', action: 'agreement:note-step', states: statesNotOver },
  { name: 'answerProposal', action: 'agreement:draft', states: statesNotOver },
  { name: 'revokeInvitation', action: 'partner:invite', states: statesNotOver },
  { name: 'decideOffer', action: 'offer:decide', states: statesInForce, when: hasText },
  {
    name: 'attachDocument',
    action: 'agreement:provide',
    states: agreementStates,
    when: (agreement) => agreement.preparedVersion === null || isBeingWritten(agreement),
  },
  { name: 'suspendAgreement', action: 'agreement:suspend', states: statesInForce },
  { name: 'resumeAgreement', action: 'agreement:suspend', states: ['SUSPENDED'] },
  {
    name: 'terminateAgreement',
    action: 'agreement:terminate',
    states: statesHeld,
    when: ({ termination }) => termination === null,
  },
  {
    name: 'invitePartner',
    action: 'partner:invite',
    states: ['DRAFT', 'IN_REVIEW', 'OUT_FOR_SIGNATURE', 'ACTIVE', 'RENEWING', 'SUSPENDED'],
  },
  {
    name: 'updatePartnerIdentity',
    action: 'agreement:provide',
    states: ['DRAFT', 'IN_REVIEW', 'OUT_FOR_SIGNATURE'],
  },
  {
    name: 'savePartnerBranch',
    action: 'agreement:provide',
    states: ['DRAFT', 'IN_REVIEW', 'OUT_FOR_SIGNATURE'],
  },
  { name: 'assignAgreement', action: 'agreement:draft', states: agreementStates },
  { name: 'provideChecklistItem', action: 'agreement:provide', states: statesNotOver, when: hasText },
  { name: 'decideChecklistItem', action: 'agreement:onboard', states: statesNotOver, when: hasText },
  { name: 'assignChecklistItem', action: 'agreement:onboard', states: statesNotOver, when: hasText },
  {
    name: 'activateAgreement',
    action: 'agreement:activate',
    states: ['OUT_FOR_SIGNATURE', 'RENEWING'],
    when: ({ sealedAt }) => sealedAt !== null,
  },
  {
    name: 'proposeOffer',
    action: 'offer:propose',
    states: ['OUT_FOR_SIGNATURE', ...statesInForce],
    when: hasText,
  },
];

/**
 * Names of the mutations that the state of an agreement lets the viewer do, for screens that offer them. Each mutation
 * decides again by itself, and knows more.
 */
export function allowedActionsOf(viewer: Viewer, agreement: AgreementRecord): string[] {
  return acts
    .filter(({ states, when }) => states.includes(agreement.state) && (when?.(agreement, viewer) ?? true))
    .filter(({ action }) => mayActOnAgreement(viewer, action, agreement))
    .map(({ name }) => name);
}
