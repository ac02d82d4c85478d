import { isolate } from '@wasl/shared/bidi';
import type { Language } from '@wasl/shared/language';
import { displayText } from '@wasl/shared/localized-text';
import type { AccountRecord } from '../../platform/auth/account.model.ts';
import type { AccountRepository } from '../../platform/auth/account.repository.ts';
import type { Subscription } from '../../platform/events/dispatcher.ts';
import type { NewEvent } from '../../platform/events/outbox.ts';
import type { Messenger } from '../../platform/messages/messages.ts';
import type { AgreementService } from '../agreements/index.ts';
import type { PartnerService } from '../partners/index.ts';
import type { TermsProposalRecord } from './terms-proposal.model.ts';
import type { TermsProposalRepository } from './terms-proposal.repository.ts';

const termsProposed = 'agreement.terms-proposed';
const termsAnswered = 'agreement.terms-answered';

export function termsProposedEvent({ _id }: Pick<TermsProposalRecord, '_id'>): NewEvent {
  return { type: termsProposed, documentId: _id, documentVersion: 1 };
}

export function termsAnsweredEvent({ _id }: Pick<TermsProposalRecord, '_id'>): NewEvent {
  return { type: termsAnswered, documentId: _id, documentVersion: 2 };
}

interface MessageDetails {
  partnerName: string;
  reference: string;
  link: string;
}

/** To the coordinator who handles the agreement. */
function proposedMessage(language: Language, { partnerName, reference, link }: MessageDetails) {
  const [partner, agreement] = [isolate(partnerName), isolate(reference)];
  const sentences: Record<Language, [subject: string, text: string, read: string]> = {
    ar: [
      `شروط مقترحة للاتفاقية ${agreement}`,
      `يقترح ${partner} شروطًا أخرى للاتفاقية ${agreement}.`,
      'يمكن قبولها أو رفضها هنا:',
    ],
    fr: [
      `Conditions proposées pour la convention ${agreement}`,
      `${partner} propose d’autres conditions pour la convention ${agreement}.`,
      'Vous pouvez les accepter ou les refuser ici :',
    ],
    en: [
      `Terms proposed for agreement ${agreement}`,
      `${partner} proposes other terms for agreement ${agreement}.`,
      'You can accept or refuse them here:',
    ],
  };
  const [subject, text, read] = sentences[language];
  return { subject, text: [text, read, link].join('\n\n') };
}

/** To who proposed. */
function answeredMessage(
  language: Language,
  { reference, link, isAccepted, answer }: MessageDetails & { isAccepted: boolean; answer: string | null },
) {
  const agreement = isolate(reference);
  const sentences: Record<Language, [subject: string, accepted: string, refused: string]> = {
    ar: [
      `جواب على الشروط المقترحة للاتفاقية ${agreement}`,
      'قُبلت الشروط المقترحة وأُدرجت في المسودة.',
      'لم تُقبل الشروط المقترحة؛ تبقى المسودة كما هي.',
    ],
    fr: [
      `Réponse à vos conditions pour la convention ${agreement}`,
      'Les conditions proposées sont acceptées et reprises dans le brouillon.',
      'Les conditions proposées ne sont pas acceptées ; le brouillon reste tel quel.',
    ],
    en: [
      `Answer to your terms for agreement ${agreement}`,
      'The proposed terms are accepted and stand in the draft.',
      'The proposed terms are not accepted; the draft stays as it is.',
    ],
  };
  const [subject, accepted, refused] = sentences[language];
  const parts = [isAccepted ? accepted : refused, ...(answer ? [isolate(answer)] : []), link];
  return { subject, text: parts.join('\n\n') };
}

/** Tells the coordinator of proposed terms, and who proposed them of the answer. */
export function createProposalMessages(dependencies: {
  proposals: TermsProposalRepository;
  agreements: Pick<AgreementService, 'findAgreement'>;
  partners: Pick<PartnerService, 'findPartner'>;
  accounts: Pick<AccountRepository, 'findById'>;
  messenger: Messenger;
  /** Address people reach Wasl at, without a trailing slash. */
  publicUrl: string;
}): Subscription {
  const { proposals, agreements, partners, accounts, messenger, publicUrl } = dependencies;

  async function tell(proposalId: string, isAnswer: boolean): Promise<void> {
    const proposal = await proposals.findById(proposalId);
    const agreement = proposal && (await agreements.findAgreement(proposal.agreementId));
    const partner = agreement && (await partners.findPartner(agreement.partnerId));
    if (!partner || (isAnswer && proposal.isAccepted === null)) return;
    const readerId = isAnswer ? proposal.proposedByAccountId : agreement.handling.ownerAccountId;
    const reader = readerId ? await accounts.findById(readerId) : null;
    if (!isReachable(reader)) return;
    const { email, language } = reader;
    const details = {
      partnerName: displayText(partner.name, language).text,
      reference: agreement.reference,
      link: `${publicUrl}/${isAnswer ? 'partner' : 'office'}/agreements/${agreement._id}`,
    };
    const message = isAnswer
      ? answeredMessage(language, {
          ...details,
          isAccepted: proposal.isAccepted === true,
          answer: proposal.answer,
        })
      : proposedMessage(language, details);
    await messenger.send({ to: email, language, ...message });
  }

  return {
    wants: (type) => type === termsProposed || type === termsAnswered,
    collapse: false,
    async handle(events) {
      for (const { documentId, type } of events) await tell(documentId, type === termsAnswered);
    },
  };
}

function isReachable(account: AccountRecord | null): account is AccountRecord & { email: string } {
  return account !== null && account.email !== null && !account.isSuspended;
}
