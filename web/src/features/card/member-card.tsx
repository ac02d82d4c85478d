import Ban from 'lucide-react/icons/ban';
import Check from 'lucide-react/icons/check';
import Clock from 'lucide-react/icons/clock';
import Maximize2 from 'lucide-react/icons/maximize-2';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardQuery, MemberState } from '../../gql/operations.ts';
import { Badge } from '../../ui/badge.tsx';
import { Code } from '../../ui/code.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon, type IconGlyph } from '../../ui/icon.tsx';
import { Num } from '../../ui/num.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { dayInFigures } from './day-in-figures.ts';
import { Seal, Zellij } from './zellij.tsx';

export type CardMember = NonNullable<NonNullable<CardQuery['viewer']>['member']>;

const stateGlyphs: Readonly<Record<MemberState, IconGlyph>> = {
  ACTIVE: Check,
  PENDING: Clock,
  SUSPENDED: Ban,
  LAPSED: Ban,
  REFUSED: Ban,
};

/** The badge keeps its own colours in both themes, as the card does. */
const stateLooks: Readonly<Record<MemberState, string>> = {
  ACTIVE: 'bg-[#d9f3e8] text-[#0f6b4f]',
  PENDING: 'bg-[#f5efe5] text-[#3b3b55]',
  SUSPENDED: 'bg-[#fbe3dd] text-[#9c2f1c]',
  LAPSED: 'bg-[#fbe3dd] text-[#9c2f1c]',
  REFUSED: 'bg-[#fbe3dd] text-[#9c2f1c]',
};

/** A card worth showing. Like the plastic one it looks the same in both themes; its QR opens large for a scanner. */
export function MemberCard({ member }: { member: CardMember }) {
  const { t } = useTranslation('card');
  const [isLarge, setLarge] = useState(false);
  const { card } = member;
  // Until somebody has accepted it, there is no term to show.
  const hasTerm = card.state !== 'PENDING' && card.state !== 'REFUSED';
  return (
    <section
      aria-label={t('label')}
      className="relative isolate overflow-hidden rounded-large bg-[radial-gradient(130%_150%_at_100%_0,#5b50d8_0,transparent_55%),linear-gradient(200deg,#4a3fc4,#3a2fa6_55%,#2a2180)] px-4.5 pb-4.5 pt-4 text-white shadow-[0_14px_34px_rgb(42_33_128/.32),inset_0_0_0_1px_rgb(255_255_255/.1)] [&_:focus-visible]:outline-[#f5c05e] [&>*:not(svg)]:relative"
    >
      <Zellij />
      <div className="flex items-center gap-2.5 leading-tight">
        <Seal />
        <p className="min-w-0">
          <b className="block text-[0.9375rem]">{card.organizationName.display}</b>
          <small className="text-xs opacity-92">{t('label')}</small>
        </p>
        <Badge icon={stateGlyphs[card.state]} className={`ms-auto flex-none ${stateLooks[card.state]}`}>
          {t(`state.${card.state}`)}
        </Badge>
      </div>
      <h1 className="mb-2 mt-3.5 text-xl leading-tight" lang={card.name.displayLanguage}>
        {card.name.display}
      </h1>
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-3">
        <div className="grid content-end gap-2.5">
          <p>
            <VisuallyHidden>{t('number')}</VisuallyHidden>
            <Code value={card.membershipNumber} className="text-l font-normal" />
          </p>
          <dl className="m-0 flex flex-wrap gap-x-5 gap-y-1 leading-tight">
            <div>
              <dt className="text-xs">{t('dependentCount')}</dt>
              <dd className="m-0 font-semibold">
                <Num>{card.dependentCount}</Num>
              </dd>
            </div>
            {hasTerm && (
              <div>
                <dt className="text-xs">{t('validUntil')}</dt>
                <dd className="m-0 font-semibold">
                  <Num>{dayInFigures(card.validUntil.date)}</Num>
                </dd>
              </div>
            )}
          </dl>
        </div>
        <button
          type="button"
          className="relative size-[108px] cursor-zoom-in rounded-2xl border-0 bg-white p-0 [border-radius:16px]"
          aria-label={t('enlarge')}
          aria-haspopup="dialog"
          onClick={() => setLarge(true)}
        >
          <QrCode
            text={card.qrText}
            label={t('qrLabel')}
            tolerance="L"
            className="rounded-none bg-transparent p-[9px]"
          />
          <span className="absolute -top-[9px] -end-[9px] grid size-7 place-items-center rounded-full bg-[#f5c05e] text-[#2a2180]">
            <Icon of={Maximize2} className="size-[15px] stroke-[2.5]" />
          </span>
        </button>
      </div>
      <Dialog
        isOpen={isLarge}
        onClose={() => setLarge(false)}
        title={card.name.display}
        description={t('qrExplained')}
      >
        <div className="mt-4 grid justify-items-center gap-3">
          <QrCode
            text={card.qrText}
            label={t('qrLabel')}
            tolerance="M"
            className="w-full max-w-[340px] p-4"
          />
          <Code value={card.membershipNumber} className="text-l" />
        </div>
      </Dialog>
    </section>
  );
}
