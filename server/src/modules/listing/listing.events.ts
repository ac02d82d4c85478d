import { isolate } from '@wasl/shared/bidi';
import type { Language } from '@wasl/shared/language';
import { displayText } from '@wasl/shared/localized-text';
import type { AccountRecord } from '../../platform/auth/account.model.ts';
import type { AccountRepository } from '../../platform/auth/account.repository.ts';
import type { Subscription } from '../../platform/events/dispatcher.ts';
import type { NewEvent } from '../../platform/events/outbox.ts';
import type { Messenger } from '../../platform/messages/messages.ts';
import type { PartnerService } from '../partners/index.ts';
import type { ChangeRequestRecord } from './change-request.model.ts';
import type { ChangeRequestRepository } from './change-request.repository.ts';
import type { Moderators } from './moderators.ts';

const requested = 'listing.change-requested';
const decided = 'listing.change-decided';

type Named = Pick<ChangeRequestRecord, '_id' | 'version'>;

export function changeRequested({ _id, version }: Named): NewEvent {
  return { type: requested, documentId: _id, documentVersion: version };
}

export function changeDecided({ _id, version }: Named): NewEvent {
  return { type: decided, documentId: _id, documentVersion: version };
}

function requestedMessage(language: Language, partnerName: string, link: string) {
  const partner = isolate(partnerName);
  const sentences: Record<Language, [subject: string, text: string]> = {
    ar: [
      `تغييرات تنتظر قراركم: ${partner}`,
      `يقترح ${partner} تغييرات على صفحته. تبقى النسخة المنشورة إلى حين البت فيها:`,
    ],
    fr: [
      `Changements à décider : ${partner}`,
      `${partner} propose des changements à sa page. La version publiée reste jusqu’à votre décision :`,
    ],
    en: [
      `Changes to decide on: ${partner}`,
      `${partner} proposes changes to its page. The published version stays until you decide:`,
    ],
  };
  const [subject, text] = sentences[language];
  return { subject, text: [text, link].join('\n\n') };
}

function decidedMessage(language: Language, request: ChangeRequestRecord, link: string) {
  const count = (state: string) => request.fields.filter((field) => field.state === state).length;
  const [accepted, rejected, asked] = [count('ACCEPTED'), count('REJECTED'), count('NEEDS_CHANGES')];
  const reasons = request.fields.flatMap(({ reason }) => (reason ? [`– ${isolate(reason)}`] : []));
  const sentences: Record<Language, [subject: string, text: string]> = {
    ar: [
      asked > 0 ? 'تعديل مطلوب منكم في صفحتكم' : 'قرار بشأن تغييرات صفحتكم',
      `المقبول: ${accepted}، المرفوض: ${rejected}، المطلوب تعديله: ${asked}.`,
    ],
    fr: [
      asked > 0
        ? 'Une modification vous est demandée sur votre page'
        : 'Décision sur les changements de votre page',
      `Acceptés : ${accepted}, refusés : ${rejected}, à modifier : ${asked}.`,
    ],
    en: [
      asked > 0 ? 'You are asked to change something on your page' : 'Decision on the changes to your page',
      `Accepted: ${accepted}, rejected: ${rejected}, to change: ${asked}.`,
    ],
  };
  const [subject, text] = sentences[language];
  return { subject, text: [text, ...(reasons.length > 0 ? [reasons.join('\n')] : []), link].join('\n\n') };
}

const isReachable = (account: AccountRecord): account is AccountRecord & { email: string } =>
  account.email !== null && !account.isSuspended;

/** Tells who decides of what waits, and who sent it in of the decision. */
export function createListingMessages(dependencies: {
  requests: ChangeRequestRepository;
  moderators: Moderators;
  partners: Pick<PartnerService, 'findPartner'>;
  accounts: Pick<AccountRepository, 'findById' | 'listCoordinators'>;
  messenger: Messenger;
  /** Address people reach Wasl at, without a trailing slash. */
  publicUrl: string;
}): Subscription {
  const { requests, moderators, partners, accounts, messenger, publicUrl } = dependencies;

  /** Who handles its agreements and answers for a region of it; where nobody does, every coordinator who may decide. */
  async function listReaders({ partnerId, regionCodes }: ChangeRequestRecord): Promise<AccountRecord[]> {
    const agreements = await moderators.listAgreements(partnerId);
    const ownerIds = agreements.flatMap(({ handling }) => handling.ownerAccountId ?? []);
    const organizationIds = [...new Set(agreements.map(({ organizationId }) => organizationId))];
    const staff = (await Promise.all(organizationIds.map((id) => accounts.listCoordinators(id)))).flat();
    const deciding = staff.filter(
      ({ regionCodes: own }) => own === null || regionCodes.some((code) => own.includes(code)),
    );
    const owners = deciding.filter(({ _id }) => ownerIds.includes(_id));
    return owners.length > 0 ? owners : deciding.slice(0, 20);
  }

  async function tell(requestId: string, type: string): Promise<void> {
    const request = await requests.findById(requestId);
    const partner = request && (await partners.findPartner(request.partnerId));
    if (!partner) return;
    if (type === requested) {
      if (request.state !== 'PENDING') return;
      for (const { email, language } of (await listReaders(request)).filter(isReachable))
        await messenger.send({
          to: email,
          language,
          ...requestedMessage(
            language,
            displayText(partner.name, language).text,
            `${publicUrl}/office/changes?request=${request._id}`,
          ),
        });
      return;
    }
    const sender = await accounts.findById(request.submittedByAccountId);
    if (!sender || !isReachable(sender)) return;
    const { email, language } = sender;
    await messenger.send({
      to: email,
      language,
      ...decidedMessage(language, request, `${publicUrl}/partner/listing`),
    });
  }

  return {
    wants: (type) => type === requested || type === decided,
    collapse: false,
    async handle(events) {
      for (const { documentId, type } of events) await tell(documentId, type);
    },
  };
}
