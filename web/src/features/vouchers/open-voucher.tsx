import Hourglass from 'lucide-react/icons/hourglass';
import QrCode from 'lucide-react/icons/qr-code';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { serverNowMs } from '../../lib/clock.ts';
import { useLanguage } from '../../lib/i18n/use-language.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { Badge } from '../../ui/badge.tsx';
import { GainFigure } from '../../ui/gain-figure.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Ticket, TicketPart, TicketTear } from '../../ui/ticket.tsx';
import { Tile } from '../../ui/tile.tsx';
import { useCorrectedNow } from './use-corrected-now.ts';
import type { ListedVoucher } from './voucher-list.ts';
import { beneficiaryDetail } from './voucher-texts.ts';
import { isPastEnd, lastMomentText, timeLeftText } from './voucher-time.ts';

/** An open voucher in the list: a small ticket that is one link. Nearing its end it says so in clay. */
export function OpenVoucher({ voucher }: { voucher: ListedVoucher }) {
  const { t } = useTranslation('vouchers');
  const { language } = useLanguage();
  const nowMillis = useCorrectedNow(serverNowMs() - Date.now(), true);
  const { id, offer, beneficiary, expiresAt } = voucher;
  const isOver = isPastEnd(expiresAt, nowMillis);
  const isUrgent = Date.parse(expiresAt.instant) - nowMillis < 24 * 60 * 60 * 1000;
  return (
    <Ticket
      sector={offer.sector.code}
      aria-labelledby={`voucher-${id}`}
      className="overflow-clip shadow-rest"
    >
      <TicketPart className="grid grid-cols-[auto_minmax(0,1fr)] items-start gap-x-3 pb-3! tablet:grid-cols-[auto_minmax(0,1fr)_auto]">
        <Tile sector={offer.sector.code} icon={offer.category.icon} />
        <div className="min-w-0">
          <h2 id={`voucher-${id}`} className="text-[1.0625rem]">
            <Link
              to={linkTo.voucher(id)}
              className="text-text no-underline after:absolute after:inset-0 after:rounded-large after:content-[''] focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:-outline-offset-3 focus-visible:after:outline-action-strong"
              lang={offer.partner.name.displayLanguage}
            >
              {offer.partner.name.display}
            </Link>
          </h2>
          <p className="text-s text-muted" lang={offer.title.displayLanguage}>
            {offer.title.display}
          </p>
        </div>
        <GainFigure size="l" className="max-tablet:col-start-2 max-tablet:mt-1 max-tablet:justify-self-start">
          {offer.headline.text}
        </GainFigure>
      </TicketPart>
      <TicketTear />
      <TicketPart className="flex items-center justify-between gap-3 pt-3!">
        <span className="grid min-w-0 justify-items-start gap-1">
          <span className="leading-snug">
            <b>{beneficiary.name.display}</b>{' '}
            <small className="text-s text-muted">{beneficiaryDetail(t, beneficiary, language)}</small>
          </span>
          <Badge
            tone={isUrgent && !isOver ? 'harm' : 'plain'}
            icon={Hourglass}
            className="rounded-medium leading-tight"
          >
            {isOver
              ? t('ended.EXPIRED.title')
              : t('list.endsIn', { duration: timeLeftText(expiresAt, nowMillis, language) })}
          </Badge>
          <small className="text-xs text-muted">{lastMomentText(expiresAt, language)}</small>
        </span>
        <span
          className="grid flex-none justify-items-center gap-1 text-xs font-semibold text-action-strong"
          aria-hidden="true"
        >
          <span className="grid size-11 place-items-center rounded-full bg-action-soft">
            <Icon of={QrCode} className="size-6" />
          </span>
          {t('list.show')}
        </span>
      </TicketPart>
    </Ticket>
  );
}
