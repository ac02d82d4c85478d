import { useQuery } from '@tanstack/react-query';
import { formatMoney } from '@wasl/shared/money';
import Check from 'lucide-react/icons/check';
import Printer from 'lucide-react/icons/printer';
import { useTranslation } from 'react-i18next';
import { VoucherLimitDocument } from '../../gql/operations.ts';
import { kept, operation } from '../../lib/graphql/api.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { IconButton, LinkButton } from '../../ui/button.tsx';
import { Code } from '../../ui/code.tsx';
import { GainFigure } from '../../ui/gain-figure.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Num } from '../../ui/num.tsx';
import { SumRow, Sums } from '../../ui/sums.tsx';
import { Ticket, TicketPart, TicketTear } from '../../ui/ticket.tsx';
import { RateService } from './rate-service.tsx';
import { tightestLimitText } from './tightest-limit.ts';
import { VoucherFrame } from './voucher-frame.tsx';
import type { VoucherDetails } from './voucher-reading.ts';
import { beneficiaryLabel } from './voucher-texts.ts';

interface RedeemedVoucherProps {
  voucher: VoucherDetails;
  /** It was used just now, before one's eyes: the ticket tears once. */
  isTorn: boolean;
}

/** Done: quiet again, the same ticket with its receipt. */
export function RedeemedVoucher({ voucher, isTorn }: RedeemedVoucherProps) {
  const { t } = useTranslation('vouchers');
  const { redemption, offer, beneficiary } = voucher;
  const limits = useQuery({ ...operation(VoucherLimitDocument, { id: voucher.id }), ...kept });
  const limitText = tightestLimitText(limits.data?.voucher?.offer.eligibility?.reasons ?? []);
  if (!redemption) return null;
  const { billCentimes, discountCentimes, payableCentimes } = redemption;
  return (
    <VoucherFrame>
      <Ticket
        sector={offer.sector.code}
        aria-labelledby="voucher-used"
        torn={isTorn}
        className="overflow-clip shadow-rest"
      >
        <TicketPart>
          <div className="flex items-center gap-3">
            <span className="grid size-11 flex-none place-items-center rounded-full bg-mint-100 text-mint-700">
              <Icon of={Check} className="size-6 stroke-[2.5]" />
            </span>
            <div>
              <h1 id="voucher-used" className="text-[1.0625rem]">
                {t('used.title')}
              </h1>
              <p className="text-s text-muted">{redemption.redeemedAt.text}</p>
            </div>
          </div>
          <p className="mb-3 mt-3.5 flex items-baseline justify-between gap-2 rounded-medium bg-saffron-100 px-3.5 py-2.5 font-semibold text-saffron-700">
            <span>{t('used.saved')}</span>
            <GainFigure className="text-[1.75rem]">
              {formatMoney(discountCentimes, { unit: 'DH' })}
            </GainFigure>
          </p>
          <Sums>
            <SumRow label={t('used.partner')}>
              {t('used.partnerBranch', {
                partner: offer.partner.name.display,
                branch: redemption.branch.name.display,
              })}
            </SumRow>
            <SumRow label={beneficiaryLabel(t, beneficiary.relation)}>{beneficiary.name.display}</SumRow>
            <SumRow label={t('used.bill')}>
              <s className="no-underline">
                <Num className="font-normal text-muted line-through">
                  {formatMoney(billCentimes, { unit: 'DH' })}
                </Num>
              </s>
            </SumRow>
            <SumRow label={t('used.paid')}>
              <Num>{formatMoney(payableCentimes, { unit: 'DH' })}</Num>
            </SumRow>
          </Sums>
        </TicketPart>
        <TicketTear />
        <TicketPart>
          <div className="flex items-center gap-3">
            <div>
              <p className="text-s text-muted">{t('used.receipt')}</p>
              <Code value={redemption.receiptNumber} className="text-[1.0625rem]" />
            </div>
            <IconButton
              look="soft"
              icon={Printer}
              label={t('used.print')}
              onPress={() => window.print()}
              className="screen-only ms-auto"
            />
          </div>
          <p className="print-only mt-2">
            {t('used.issuedBy', { organization: offer.organization.name.display })}
          </p>
          <RateService voucherId={voucher.id} rating={voucher.rating ?? null} />
        </TicketPart>
      </Ticket>
      <p className="screen-only min-h-6 text-s text-muted">{limitText}</p>
      <div className="screen-only grid gap-2">
        <LinkButton kind="quiet" to={linkTo.offer(offer.id)}>
          {t('used.again')}
        </LinkButton>
      </div>
    </VoucherFrame>
  );
}
