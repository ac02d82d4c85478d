import type { ActionName } from './actions.ts';
import type { AgreementHead, SigningRequest } from './agreement.types.ts';
import { CompareDialog } from './compare-dialog.tsx';
import {
  AssignDialog,
  NextStepDialog,
  RenewDialog,
  ResumeDialog,
  TerminateDialog,
} from './dialogs/life-dialogs.tsx';
import {
  CancelSigningDialog,
  ReviseDialog,
  SuspendDialog,
  WithdrawDialog,
} from './dialogs/reason-dialogs.tsx';
import { ReviewDialog, SendDialog } from './dialogs/signing-dialogs.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { ActivateDialog } from './onboarding/activate-dialog.tsx';
import { InviteDialog } from './onboarding/invite-dialog.tsx';
import { ProposeOfferDialog } from './onboarding/propose-offer-dialog.tsx';
import { ConfirmScanDialog } from './paper-route.tsx';
import { ResendDialog } from './resend-dialog.tsx';

export type OpenDialog = ActionName | 'compare' | 'keys';

interface DeskDialogsProps {
  open: OpenDialog | null;
  agreement: AgreementHead;
  request: SigningRequest | null;
  onClose: () => void;
}

const dialogs: Partial<Record<OpenDialog, typeof SendDialog>> = {
  reviewVersion: ReviewDialog,
  sendForSignature: SendDialog,
  cancelSigning: CancelSigningDialog,
  reviseAgreement: ReviseDialog,
  withdrawAgreement: WithdrawDialog,
  suspendAgreement: SuspendDialog,
  resumeAgreement: ResumeDialog,
  terminateAgreement: TerminateDialog,
  renewAgreement: RenewDialog,
  assignAgreement: AssignDialog,
  noteNextStep: NextStepDialog,
  activateAgreement: ActivateDialog,
  invitePartner: InviteDialog,
  proposeOffer: ProposeOfferDialog,
  compare: CompareDialog,
};

/** The dialog that is open, if one is. */
export function DeskDialogs({ open, agreement, request, onClose }: DeskDialogsProps) {
  if (!open) return null;
  if (open === 'keys') return <KeysDialog onClose={onClose} />;
  if (open === 'confirmSignedScan')
    return request && <ConfirmScanDialog agreement={agreement} request={request} onClose={onClose} />;
  if (open === 'resendSigningLink') {
    const waited = request?.signatories.find(({ state }) => state === 'INVITED' || state === 'OPENED');
    return waited ? <ResendDialog agreementId={agreement.id} signatory={waited} onClose={onClose} /> : null;
  }
  const Open = dialogs[open];
  return Open ? <Open agreement={agreement} onClose={onClose} /> : null;
}
