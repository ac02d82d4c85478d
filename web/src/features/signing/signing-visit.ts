import type {
  OpenSigningLinkMutation,
  SignAgreementMutation,
  SigningVisitPartsFragment,
} from '../../gql/operations.ts';

/** What a signatory sees by their link. */
export type SigningVisit = SigningVisitPartsFragment;

export type OpenedLink = OpenSigningLinkMutation['openSigningLink'];

export type UnusableLink = Extract<OpenedLink, { __typename: 'SigningLinkUnusableError' }>;

/** What became of signing, declining or handing over: all three answer alike. */
export type SigningAct = SignAgreementMutation['signAgreement'];

/** How long until the link is looked at again, milliseconds; false when nothing is to be waited for. */
export function pauseUntilNextLook(link: OpenedLink | undefined): number | false {
  if (link?.__typename !== 'SigningVisit') return false;
  if (link.requestState === 'SEALING') return 1500;
  const isWaiting = link.state === 'SIGNED' && link.requestState === 'OPEN';
  return isWaiting ? 20_000 : false;
}

/** Whether the signatory still has to act. */
export function isUndecided({ state }: Pick<SigningVisit, 'state'>): boolean {
  return state === 'INVITED' || state === 'OPENED' || state === 'WAITING';
}
