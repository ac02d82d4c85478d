import { useQuery } from '@tanstack/react-query';
import { daysBetween } from '@wasl/shared/civil-date';
import Ban from 'lucide-react/icons/ban';
import Check from 'lucide-react/icons/check';
import Hourglass from 'lucide-react/icons/hourglass';
import Lock from 'lucide-react/icons/lock';
import MailPlus from 'lucide-react/icons/mail-plus';
import Reply from 'lucide-react/icons/reply';
import Send from 'lucide-react/icons/send';
import UserPen from 'lucide-react/icons/user-pen';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  AgreementTodayDocument,
  RemindSignatoryDocument,
  type SignatoryState,
  type SigningSide,
} from '../../gql/operations.ts';
import { operation } from '../../lib/graphql/api.ts';
import { Badge } from '../../ui/badge.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon, type IconGlyph } from '../../ui/icon.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Num } from '../../ui/num.tsx';
import type { AgreementHead, AgreementPeople, Signatory, SigningRequest } from './agreement.types.ts';
import { ChangeTrouble } from './change-trouble.tsx';
import { ResendDialog } from './resend-dialog.tsx';
import { SealedDocument } from './sealed-document.tsx';
import { SideCard } from './side-card.tsx';
import { useAgreementChange } from './use-agreement-change.ts';
import { When } from './when.tsx';

interface SignatoriesPanelProps {
  agreement: AgreementHead;
  people: AgreementPeople;
  children?: ReactNode;
}

/** Who signs, in which order, who has and who is waited for. */
export function SignatoriesPanel({ agreement, people, children }: SignatoriesPanelProps) {
  const { t } = useTranslation('agreement');
  const { signing, currentVersion } = people;
  const request = signing && signing.versionNumber === currentVersion?.number ? signing : null;
  return (
    <SideCard
      title={t('signatories.title')}
      beside={
        request && request.state !== 'CANCELLED' ? (
          <Badge tone={request.state === 'SEALED' ? 'ok' : request.state === 'OPEN' ? 'action' : 'plain'}>
            <Num>
              {request.signedCount}/{request.signatories.filter(({ state }) => state !== 'DELEGATED').length}
            </Num>
          </Badge>
        ) : undefined
      }
    >
      {request && <RequestState request={request} />}
      {request && request.state !== 'CANCELLED' && request.state !== 'VOIDED' ? (
        <RequestSignatories agreement={agreement} request={request} />
      ) : (
        <PlannedSignatories people={people} />
      )}
      {children}
      {request?.state === 'SEALED' && <SealedDocument request={request} />}
    </SideCard>
  );
}

/** What ended a request, when something did. */
function RequestState({ request }: { request: SigningRequest }) {
  const { t } = useTranslation('agreement');
  if (request.state === 'OPEN' || request.state === 'SEALED') return null;
  return <p className="text-s text-muted">{t(`signatories.request.${request.state}`)}</p>;
}

function PlannedSignatories({ people }: { people: AgreementPeople }) {
  const { t } = useTranslation('agreement');
  const planned = people.currentVersion?.signatories ?? [];
  if (planned.length === 0) return <p className="text-s text-muted">{t('signatories.none')}</p>;
  return groupsOf(planned).map(({ group, members }) => (
    <ol key={group} className="agreement-group">
      <GroupHead group={group} members={members} />
      {members.map((person) => (
        <li key={person.key} className="signer later">
          <span className="mark">
            <Num>{group}</Num>
          </span>
          <b>
            <bdi>{person.name}</bdi>
          </b>
          <span className="text-muted">
            <bdi>{person.title}</bdi>
          </span>
          <span className="text-muted">
            <bdi dir="ltr">{person.email}</bdi>
          </span>
        </li>
      ))}
    </ol>
  ));
}

function RequestSignatories({ agreement, request }: { agreement: AgreementHead; request: SigningRequest }) {
  const { t } = useTranslation('agreement');
  const [resendTo, setResendTo] = useState<Signatory | null>(null);
  const remind = useAgreementChange(RemindSignatoryDocument);
  const may = (action: string) => agreement.allowedActions.includes(action);
  const isByLinks = request.route === 'LINKS';
  return (
    <>
      {groupsOf(request.signatories).map(({ group, members }) => (
        <ol key={group} className="agreement-group">
          <GroupHead group={group} members={members} />
          {members.map((person) => (
            <SignatoryRow key={person.id} person={person} isByLinks={isByLinks} sentOn={request.sentAt.date}>
              {isByLinks && (person.state === 'INVITED' || person.state === 'OPENED') && (
                <Menu
                  label={t('signatories.actionsFor', { name: person.name })}
                  className="signer-menu"
                  groups={[
                    may('remindSignatory') && request.state === 'OPEN'
                      ? [
                          {
                            label: t('signatories.remind'),
                            icon: Send,
                            flip: true,
                            onPress: () =>
                              void remind.send(
                                { agreementId: agreement.id, signatoryId: person.id },
                                t('signatories.reminded', { name: person.name }),
                              ),
                          },
                        ]
                      : [],
                    may('resendSigningLink')
                      ? [
                          {
                            label: t('signatories.resend'),
                            icon: MailPlus,
                            onPress: () => setResendTo(person),
                          },
                        ]
                      : [],
                  ]}
                />
              )}
            </SignatoryRow>
          ))}
        </ol>
      ))}
      <ChangeTrouble trouble={remind.trouble} />
      {resendTo && (
        <ResendDialog agreementId={agreement.id} signatory={resendTo} onClose={() => setResendTo(null)} />
      )}
    </>
  );
}

const marks: Record<SignatoryState, { icon: IconGlyph; look: string }> = {
  WAITING: { icon: Lock, look: 'later' },
  INVITED: { icon: Hourglass, look: 'waiting' },
  OPENED: { icon: Hourglass, look: 'waiting' },
  SIGNED: { icon: Check, look: 'signed' },
  DECLINED: { icon: Ban, look: 'declined' },
  DELEGATED: { icon: Reply, look: 'later' },
};

interface SignatoryRowProps {
  person: Signatory;
  isByLinks: boolean;
  /** The day the request was sent, for a link whose own day is not known. */
  sentOn: string;
  children?: ReactNode;
}

function SignatoryRow({ person, isByLinks, sentOn, children }: SignatoryRowProps) {
  const { t } = useTranslation('agreement');
  const { icon, look } = marks[person.state];
  return (
    <li className={classNames('signer', look)}>
      <span className="mark">
        <Icon of={person.delegatedBy && person.state !== 'SIGNED' ? UserPen : icon} />
      </span>
      <b>
        <bdi>{person.name}</bdi>
      </b>
      <span className="text-muted">
        <bdi>{person.title}</bdi>
        {person.delegatedBy && <> · {t('signatories.delegatedBy', { name: person.delegatedBy })}</>}
        {person.openedAt && person.state === 'OPENED' && (
          <>
            {' · '}
            {t('signatories.openedAt')} <When at={person.openedAt} />
          </>
        )}
      </span>
      <span className="standing">
        <SignatoryStateText person={person} isByLinks={isByLinks} sentOn={sentOn} />
      </span>
      {person.declineReason && (
        <q className="text-muted">
          <bdi>{person.declineReason}</bdi>
        </q>
      )}
      {children}
    </li>
  );
}

function SignatoryStateText({ person, isByLinks, sentOn }: Omit<SignatoryRowProps, 'children'>) {
  const { t } = useTranslation('agreement');
  const today = useQuery({ ...operation(AgreementTodayDocument), staleTime: 600_000 }).data?.service.now.date;
  if (person.decidedAt && person.state !== 'WAITING')
    return (
      <>
        {t(`signatories.decided.${person.state}`)} <When at={person.decidedAt} />
      </>
    );
  if (!isByLinks) return t('signatories.onPaper');
  if (person.state === 'WAITING') return t('signatories.notYet');
  const days = today ? Math.max(0, daysBetween(person.linkSentAt?.date ?? sentOn, today)) : 0;
  return (
    <>
      {days > 0 ? t('signatories.waitingSince', { count: days }) : t('signatories.sentToday')}
      {person.reminderCount > 0 && t('signatories.remindedTimes', { count: person.reminderCount })}
    </>
  );
}

interface InGroup {
  group: number;
  side: SigningSide;
}

function groupsOf<T extends InGroup>(people: readonly T[]): { group: number; members: T[] }[] {
  const numbers = [...new Set(people.map(({ group }) => group))].sort((a, b) => a - b);
  return numbers.map((group) => ({ group, members: people.filter((person) => person.group === group) }));
}

function GroupHead({ group, members }: { group: number; members: readonly InGroup[] }) {
  const { t } = useTranslation('agreement');
  const sides = new Set(members.map(({ side }) => side));
  const who = sides.size > 1 ? 'BOTH' : (members[0]?.side ?? 'PARTNER');
  return (
    <li className="order">
      <b>{t('signatories.group', { number: group })}</b>{' '}
      <span>
        {t(`signatories.side.${who}`)}
        {group > 1
          ? t('signatories.after', { number: group - 1 })
          : members.length > 1 && t('signatories.parallel')}
      </span>
    </li>
  );
}
