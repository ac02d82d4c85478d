import type { AgreementState, SigningRoute, SigningState, VersionStage } from '../../gql/operations.ts';

/** What can be done with an agreement: names of mutations, as `allowedActions` lists them. */
export const actionNames = [
  'submitForReview',
  'saveDraft',
  'reviewVersion',
  'sendForSignature',
  'remindSignatory',
  'resendSigningLink',
  'uploadSignedScan',
  'confirmSignedScan',
  'activateAgreement',
  'resumeAgreement',
  'renewAgreement',
  'proposeOffer',
  'invitePartner',
  'noteNextStep',
  'assignAgreement',
  'cancelSigning',
  'reviseAgreement',
  'withdrawAgreement',
  'suspendAgreement',
  'terminateAgreement',
] as const;

export type ActionName = (typeof actionNames)[number];

/** What the page knows besides what the server allows. */
export interface ActionFacts {
  state: AgreementState;
  stage: VersionStage | null;
  isSealed: boolean;
  /** The request of the version in preparation; null when it was not sent yet. */
  request: { state: SigningState; route: SigningRoute; hasScan: boolean } | null;
  /** Whether the end is near enough to prepare what follows. */
  isEnding: boolean;
}

/** What moves it on, most pressing first: the first that is possible is the one filled button. */
const waysOn: readonly ActionName[] = [
  'resumeAgreement',
  'activateAgreement',
  'confirmSignedScan',
  'uploadSignedScan',
  'remindSignatory',
  'resendSigningLink',
  'sendForSignature',
  'reviewVersion',
  'submitForReview',
  'renewAgreement',
  'proposeOffer',
];

/** Whether an action makes sense now: the server allows by state, the page knows how the text is being signed. */
export function isOffered(action: ActionName, facts: ActionFacts): boolean {
  const { request, stage, isSealed } = facts;
  const isOpen = request?.state === 'OPEN';
  switch (action) {
    case 'remindSignatory':
      return isOpen && request?.route === 'LINKS';
    case 'uploadSignedScan':
      return isOpen && request?.route === 'PAPER' && !request.hasScan;
    case 'confirmSignedScan':
      return isOpen && request?.route === 'PAPER' && request.hasScan;
    case 'resendSigningLink':
      // While it runs, links are sent again from the signatory they are for.
      return request?.state === 'EXPIRED' && request.route === 'LINKS';
    case 'cancelSigning':
      return isOpen || request?.state === 'EXPIRED';
    case 'sendForSignature':
      return (
        stage === 'OUT_FOR_SIGNATURE' &&
        !isSealed &&
        !['OPEN', 'EXPIRED', 'SEALING'].includes(request?.state ?? '')
      );
    case 'reviewVersion':
      return stage === 'IN_REVIEW';
    case 'activateAgreement':
      return isSealed || stage === 'SEALED';
    case 'submitForReview':
    case 'saveDraft':
      return stage === 'DRAFT';
    default:
      return true;
  }
}

export function chooseActions(
  allowed: readonly string[],
  facts: ActionFacts,
): { main: ActionName | null; others: ActionName[] } {
  const possible = actionNames.filter((action) => allowed.includes(action) && isOffered(action, facts));
  const main =
    waysOn.find(
      (action) =>
        possible.includes(action) &&
        // In force and long from its end, nothing has to be renewed.
        (action !== 'renewAgreement' || facts.isEnding) &&
        // Before it is in force its text comes first.
        (action !== 'proposeOffer' || facts.state === 'ACTIVE'),
    ) ?? null;
  return { main, others: possible.filter((action) => action !== main) };
}
