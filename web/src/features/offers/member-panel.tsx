import BadgeCheck from 'lucide-react/icons/badge-check';
import Ban from 'lucide-react/icons/ban';
import CircleAlert from 'lucide-react/icons/circle-alert';
import CloudOff from 'lucide-react/icons/cloud-off';
import Ticket from 'lucide-react/icons/ticket';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { linkTo } from '../../lib/routing/link-to.ts';
import { Button } from '../../ui/button.tsx';
import { CheckItem, Checks } from '../../ui/checks.tsx';
import { Notice, Verdict } from '../../ui/notice.tsx';
import { Pips } from '../../ui/pips.tsx';
import { BeneficiaryPicker } from './beneficiary-picker.tsx';
import type { Eligibility, ShownOffer } from './offer.types.ts';
import { type IssueTrouble, useIssueVoucher } from './use-issue-voucher.ts';

interface MemberPanelProps {
  offer: ShownOffer;
  eligibility: Eligibility;
}

/** Whether and why it applies to this member, what is left, who the voucher is for, and the one button. */
export function MemberPanel({ offer, eligibility }: MemberPanelProps) {
  const { t } = useTranslation('offers');
  const { isEligible, reasons, beneficiaries, openVouchers } = eligibility;
  const [wish, setWish] = useState<string | null>(null);
  const { issueFor, trouble, forgetTrouble } = useIssueVoucher(offer.id);
  const allowed = beneficiaries.filter((candidate) => candidate.isEligible);
  const whoFor = ({ relation, name }: { relation: string | null; name: { display: string } }) =>
    relation === null ? t('who.self') : t('who.other', { name: name.display });
  const chosen = allowed.find(({ beneficiary }) => beneficiary.id === wish) ?? allowed[0];

  return (
    <>
      <Verdict tone={isEligible ? 'yes' : 'no'} icon={isEligible ? BadgeCheck : Ban}>
        <h2 className="text-[1.125rem]">{isEligible ? t('eligible') : t('notEligible')}</h2>
      </Verdict>
      <div className="panel-part">
        <Checks label={t('why')}>
          {reasons.map(({ code, isMet, title, detail, limitLeft }) => (
            <CheckItem key={code} state={isMet ? 'yes' : 'no'} title={title}>
              {limitLeft && (
                <span className="me-1.5">
                  <Pips total={limitLeft.limit.count} left={limitLeft.left} />
                </span>
              )}
              {detail}
            </CheckItem>
          ))}
        </Checks>
      </div>
      {openVouchers.length > 0 && (
        <div className="panel-part">
          {openVouchers.map(({ id, beneficiary, expiresAt }) => (
            <Link key={id} className="link" to={linkTo.voucher(id)}>
              <Trans
                t={t}
                i18nKey="openVoucher"
                values={{ who: whoFor(beneficiary), until: expiresAt.text }}
              />
            </Link>
          ))}
        </div>
      )}
      {beneficiaries.length > 1 && (
        <div className="panel-part">
          <BeneficiaryPicker
            beneficiaries={beneficiaries}
            chosenId={chosen?.beneficiary.id ?? null}
            onChoose={(id) => {
              setWish(id);
              forgetTrouble();
            }}
          />
        </div>
      )}
      {trouble && (
        <div className="px-4 pb-3">
          <Trouble trouble={trouble} />
        </div>
      )}
      {chosen && (
        <div className="detail-action">
          <Button large wide icon={Ticket} onPress={() => issueFor(chosen.beneficiary.id)}>
            {t('issue')}
          </Button>
          <p className="mt-1.5 text-center text-s text-muted">
            <Trans
              t={t}
              i18nKey="issueNote"
              count={offer.voucherValidDays}
              values={{ who: whoFor(chosen.beneficiary) }}
              components={{ b: <b className="text-text" /> }}
            />
          </p>
        </div>
      )}
    </>
  );
}

function Trouble({ trouble }: { trouble: IssueTrouble }) {
  const { t } = useTranslation('offers');
  if (trouble.kind === 'unanswered')
    return (
      <Notice icon={CloudOff} tone="wait" role="alert">
        {t('trouble.unanswered')}
      </Notice>
    );
  if (trouble.kind === 'failed')
    return (
      <Notice icon={CircleAlert} tone="harm" role="alert">
        {trouble.message || t('trouble.failed')}
      </Notice>
    );
  const { refusal } = trouble;
  return (
    <Notice icon={Ban} tone="harm" role="alert">
      <p>{refusal.message}</p>
      {refusal.__typename === 'LimitReachedError' && refusal.renewsOn && (
        <p>{t('trouble.renewsOn', { day: refusal.renewsOn.text })}</p>
      )}
      {refusal.__typename === 'ValidationError' &&
        refusal.fields.map(({ field, message }) => <p key={field}>{message}</p>)}
    </Notice>
  );
}
