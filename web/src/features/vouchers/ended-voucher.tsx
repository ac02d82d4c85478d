import Ban from 'lucide-react/icons/ban';
import CalendarX from 'lucide-react/icons/calendar-x-2';
import Undo2 from 'lucide-react/icons/undo-2';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../lib/i18n/use-language.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Code } from '../../ui/code.tsx';
import { Icon, type IconGlyph } from '../../ui/icon.tsx';
import { SumRow, Sums } from '../../ui/sums.tsx';
import { Ticket, TicketPart, TicketTear } from '../../ui/ticket.tsx';
import { VoucherFrame } from './voucher-frame.tsx';
import type { VoucherDetails } from './voucher-reading.ts';
import { beneficiaryLabel } from './voucher-texts.ts';
import { lastMomentText } from './voucher-time.ts';

export type EndedState = 'EXPIRED' | 'CANCELLED' | 'REVERSED';

const glyphs: Readonly<Record<EndedState, IconGlyph>> = {
  EXPIRED: CalendarX,
  CANCELLED: Ban,
  REVERSED: Undo2,
};

/** A voucher that cannot be used any more: what happened, what it means for the limits, and what can be done. */
export function EndedVoucher({ voucher, state }: { voucher: VoucherDetails; state: EndedState }) {
  const { t } = useTranslation('vouchers');
  const { language } = useLanguage();
  const { offer, beneficiary, redemption } = voucher;
  return (
    <VoucherFrame>
      <Ticket
        sector={offer.sector.code}
        aria-labelledby="voucher-ended"
        className="overflow-clip shadow-rest"
      >
        <TicketPart>
          <div className="flex items-center gap-3">
            <span className="grid size-11 flex-none place-items-center rounded-full bg-sand-100 text-muted">
              <Icon of={glyphs[state]} className="size-6" />
            </span>
            <div>
              <h1 id="voucher-ended" className="text-[1.0625rem]">
                {t(`ended.${state}.title`)}
              </h1>
              <p className="text-s text-muted">
                {state === 'EXPIRED'
                  ? lastMomentText(voucher.expiresAt, language)
                  : t('ended.issued', { moment: voucher.issuedAt.text })}
              </p>
            </div>
          </div>
          <p className="my-3.5 leading-normal">{t(`ended.${state}.text`)}</p>
          <Sums>
            <SumRow label={t('used.partner')}>{offer.partner.name.display}</SumRow>
            <SumRow label={t('ended.offer')}>{offer.title.display}</SumRow>
            <SumRow label={beneficiaryLabel(t, beneficiary.relation)}>{beneficiary.name.display}</SumRow>
          </Sums>
        </TicketPart>
        {state === 'REVERSED' && redemption && (
          <>
            <TicketTear />
            <TicketPart>
              <p className="text-s text-muted">{t('ended.voidReceipt')}</p>
              <Code value={redemption.receiptNumber} className="text-[1.0625rem] line-through" />
            </TicketPart>
          </>
        )}
      </Ticket>
      <div className="screen-only grid gap-2">
        <LinkButton to={linkTo.offer(offer.id)}>{t('ended.again')}</LinkButton>
      </div>
    </VoucherFrame>
  );
}
