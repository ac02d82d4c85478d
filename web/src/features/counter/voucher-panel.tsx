import { addDays } from '@wasl/shared/civil-date';
import { formatCivilDate } from '@wasl/shared/civil-text';
import type { Language } from '@wasl/shared/language';
import CalendarCheck from 'lucide-react/icons/calendar-check';
import Check from 'lucide-react/icons/check';
import CircleSlash from 'lucide-react/icons/circle-slash';
import Info from 'lucide-react/icons/info';
import ShieldCheck from 'lucide-react/icons/shield-check';
import { useTranslation } from 'react-i18next';
import type { ConditionKind } from '../../gql/operations.ts';
import { useLanguage } from '../../lib/i18n/use-language.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Code } from '../../ui/code.tsx';
import { GainFigure } from '../../ui/gain-figure.tsx';
import { Icon, type IconGlyph } from '../../ui/icon.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import type { CounterVoucher } from './counter-voucher.ts';
import { type BillVisit, isToBeSeen } from './visit.ts';

interface VoucherPanelProps {
  visit: BillVisit;
  onTick: (kind: ConditionKind, isSeen: boolean) => void;
}

/** Second step: who, what, and what must be looked at before the bill. */
export function VoucherPanel({ visit, onTick }: VoucherPanelProps) {
  const { t } = useTranslation('counter');
  const { language } = useLanguage();
  const { voucher } = visit;
  const { offer, relation, beneficiaryName, memberName } = voucher;
  return (
    <section className="card flush counter-voucher" aria-labelledby="voucher-member">
      <p className="valid">
        <Icon of={ShieldCheck} />
        <span>
          <b>{t('voucher.valid')}</b>
          <small>
            <LocalText text={offer.organization.name} />
          </small>
        </span>
      </p>
      <div className="person">
        <Avatar name={memberName} size="large" />
        <div>
          <h1 id="voucher-member" tabIndex={-1}>
            <bdi>{memberName}</bdi>
          </h1>
          <p className="text-muted">{t('voucher.member')}</p>
        </div>
      </div>
      {relation && (
        <div className="person for">
          <Avatar name={beneficiaryName} tone="strong" />
          <div>
            <b>{t(`voucher.for.${relation}`, { name: beneficiaryName })}</b>
            <AgeRule voucher={voucher} />
          </div>
        </div>
      )}
      <div className="gives">
        <GainFigure>{offer.headline.text}</GainFigure>
        <p>
          <LocalText text={offer.title} />
        </p>
      </div>
      <Conditions visit={visit} onTick={onTick} />
      <div className="ref">
        <Code value={voucher.code} groups={[4, 4, 2]} />
        <span>{t('voucher.until', { moment: lastMomentOf(voucher, language) })}</span>
      </div>
    </section>
  );
}

/** A voucher ends with a day, which counts whole: midnight is told as the day before, since nobody calls it the 26th. */
function lastMomentOf({ expiresAt }: CounterVoucher, language: Language): string {
  return expiresAt.time === '00:00'
    ? formatCivilDate(addDays(expiresAt.date, -1), language, 'weekday_and_day')
    : expiresAt.text;
}

/** The age and the limit it stays within; above the usual one it is the limit of those who study, who must prove it. */
function AgeRule({ voucher: { age, offer } }: { voucher: CounterVoucher }) {
  const { t } = useTranslation('counter');
  const { childMaximumAge, studentMaximumAge } = offer.dependentCoverage;
  if (age === null || childMaximumAge === null) return null;
  const isStudent = age > childMaximumAge && studentMaximumAge !== null;
  const limit = isStudent ? studentMaximumAge : childMaximumAge;
  return (
    <p>
      <Icon of={Check} />
      <span>
        {t('voucher.age', { count: age })}
        {t('voucher.ageLimit', { limit })}
        {isStudent && t('voucher.asStudent')}
      </span>
    </p>
  );
}

const glyphs: Partial<Record<ConditionKind, IconGlyph>> = {
  NOT_COMBINABLE: CircleSlash,
  APPOINTMENT: CalendarCheck,
};

function Conditions({ visit, onTick }: VoucherPanelProps) {
  const { t } = useTranslation('counter');
  const { conditions } = visit.voucher.offer;
  const toSee = conditions.filter(({ kind }) => isToBeSeen(kind));
  const toKnow = conditions.filter(({ kind }) => !isToBeSeen(kind));
  return (
    <div className="must">
      {toSee.map(({ kind, text }) => {
        const label =
          kind === 'PRESCRIPTION' ? t('voucher.seen.PRESCRIPTION') : t('voucher.seen.MEMBER_CARD');
        return (
          <label key={kind}>
            <input
              type="checkbox"
              id={`seen-${kind}`}
              checked={visit.seen.includes(kind)}
              disabled={visit.attempt !== null}
              onChange={({ target }) => onTick(kind, target.checked)}
            />
            <span>
              {label}
              {!label.includes(text.display) && (
                <small>
                  <LocalText text={text} />
                </small>
              )}
            </span>
          </label>
        );
      })}
      {toKnow.map(({ kind, text }) => (
        <p key={`${kind}-${text.display}`}>
          <Icon of={glyphs[kind] ?? Info} />
          <span>
            <LocalText text={text} />
          </span>
        </p>
      ))}
    </div>
  );
}
