import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../lib/i18n/use-language.ts';
import { CheckItem, Checks } from '../../ui/checks.tsx';
import { Code } from '../../ui/code.tsx';
import { DataAge } from '../../ui/data-age.tsx';
import { GainFigure } from '../../ui/gain-figure.tsx';
import { Ticket, TicketPart, TicketTear } from '../../ui/ticket.tsx';
import { Tile } from '../../ui/tile.tsx';
import { conditionGlyphs } from './condition-glyphs.ts';
import { useWakeLock } from './use-wake-lock.ts';
import { VoucherActions } from './voucher-actions.tsx';
import { VoucherStage, WorksOfflineBadge } from './voucher-frame.tsx';
import { VoucherQr } from './voucher-qr.tsx';
import type { VoucherDetails } from './voucher-reading.ts';
import { beneficiaryDetail, beneficiaryLabel, placeText } from './voucher-texts.ts';
import { lastMomentText, timeLeftText } from './voucher-time.ts';

interface LiveVoucherProps {
  voucher: VoucherDetails;
  nowMillis: number;
  readAtText: string;
  isStale: boolean;
}

/** A voucher that can be used: who and where, what is gained, for whom and until when, and what the counter scans or types. */
export function LiveVoucher({ voucher, nowMillis, readAtText, isStale }: LiveVoucherProps) {
  const { t } = useTranslation('vouchers');
  const { language } = useLanguage();
  useWakeLock(true);
  const { offer, beneficiary, expiresAt, code, qrSecret } = voucher;
  const { partner, sector, category, headline, conditions } = offer;
  return (
    <VoucherStage end={<WorksOfflineBadge />}>
      <div>
        <Ticket sector={sector.code} aria-labelledby="voucher-partner" className="shadow-none">
          <TicketPart className="desktop:px-7">
            <div className="flex items-center gap-3">
              <Tile sector={sector.code} icon={category.icon} />
              <div className="min-w-0">
                <h1 id="voucher-partner" className="text-[1.0625rem]" lang={partner.name.displayLanguage}>
                  {partner.name.display}
                </h1>
                <p className="text-s text-muted">{placeText(t, offer.branches)}</p>
              </div>
            </div>
            <div className="mb-3 mt-2.5 flex flex-wrap items-center gap-x-3.5 gap-y-1">
              <GainFigure
                className={headline.text.length > 8 ? 'text-[2.25rem]' : 'text-[3.25rem] desktop:text-[4rem]'}
              >
                {headline.text}
              </GainFigure>
              <p
                className={`text-[0.9375rem] leading-normal desktop:text-[1.0625rem] ${isLongTitle(offer.title) ? 'max-desktop:basis-full desktop:flex-1' : 'min-w-26 flex-1'}`}
                lang={offer.title.displayLanguage}
              >
                {offer.title.display}
              </p>
            </div>
            <dl className="m-0 grid grid-cols-[1fr_1.35fr] rounded-medium bg-sand-100">
              <Fact
                label={beneficiaryLabel(t, beneficiary.relation)}
                detail={beneficiaryDetail(t, beneficiary, language)}
              >
                <span lang={beneficiary.name.displayLanguage}>{beneficiary.name.display}</span>
              </Fact>
              <Fact label={t('one.endsIn')} detail={lastMomentText(expiresAt, language)} isSecond>
                {timeLeftText(expiresAt, nowMillis, language)}
              </Fact>
            </dl>
          </TicketPart>
          <TicketTear />
          <TicketPart className="grid justify-items-center pb-3! pt-5!">
            {qrSecret ? (
              <VoucherQr code={code} secret={qrSecret} nowMillis={nowMillis} />
            ) : (
              <p className="text-s text-muted">{t('one.codeOnly')}</p>
            )}
            <div className="mt-5 text-center">
              <p className="text-s text-muted">{t('one.ifScanFails')}</p>
              <Code
                value={code}
                groups={[4, 4, 2]}
                className="text-[1.625rem] leading-tight desktop:text-[1.875rem]"
              />
            </div>
          </TicketPart>
          <TicketPart className="border-t-[1.5px] border-line pb-3! pt-2.5! text-s [&_.checks]:gap-1 [&_.icon]:size-4.5">
            <h2 className="hidden-text">{t('one.conditions')}</h2>
            <Checks>
              {conditions.map(({ kind, text }) => (
                <CheckItem key={`${kind} ${text.display}`} state="note" icon={conditionGlyphs[kind]}>
                  <span lang={text.displayLanguage}>{text.display}</span>
                </CheckItem>
              ))}
            </Checks>
          </TicketPart>
        </Ticket>
        <DataAge moment={readAtText} isStale={isStale} className="mt-2 justify-center" />
      </div>
      <VoucherActions voucher={voucher} />
    </VoucherStage>
  );
}

/** What fits beside the figure in two lines of Arabic or three of Latin letters; longer titles go under it on a phone. */
function isLongTitle({ display, displayLanguage }: VoucherDetails['offer']['title']): boolean {
  return displayLanguage === 'ar' ? display.length > 48 : display.length > 34;
}

interface FactProps {
  label: string;
  detail: string | null;
  isSecond?: boolean;
  children: ReactNode;
}

function Fact({ label, detail, isSecond = false, children }: FactProps) {
  return (
    <div className={`px-3.5 py-1.5 ${isSecond ? 'border-s-[1.5px] border-dashed border-line' : ''}`}>
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="m-0 font-semibold leading-snug">
        {children}
        {detail && <small className="block text-xs font-normal text-muted">{detail}</small>}
      </dd>
    </div>
  );
}
