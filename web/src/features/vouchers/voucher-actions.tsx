import { useQueryClient } from '@tanstack/react-query';
import Navigation from 'lucide-react/icons/navigation';
import Phone from 'lucide-react/icons/phone';
import X from 'lucide-react/icons/x';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CancelVoucherDocument } from '../../gql/operations.ts';
import { useOperation } from '../../lib/graphql/api.ts';
import { useOnline } from '../../lib/offline/use-online.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog, Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { directionsHref } from './branch-contact.ts';
import { BranchSheet } from './branch-sheet.tsx';
import { refreshVouchers, type VoucherDetails } from './voucher-reading.ts';

const look =
  'flex min-h-13 items-center justify-center gap-1.5 rounded-medium border-0 px-1.5 text-[0.9375rem] font-semibold no-underline [&>.icon]:size-[19px]';
const first = `${look} bg-white text-[#3a2fa6]`;
const glass = `${look} bg-white/16 text-white`;

/** The way there, a call, giving back. With several branches each has its own way and number. */
export function VoucherActions({ voucher }: { voucher: VoucherDetails }) {
  const { t } = useTranslation('vouchers');
  const [open, setOpen] = useState<'branches' | 'cancel' | null>(null);
  const { branches } = voucher.offer;
  const only = branches.length === 1 ? branches[0] : undefined;
  const hasPhone = branches.some(({ phones }) => phones.length > 0);
  const phone = only?.phones[0];
  return (
    <nav
      aria-label={t('actions.label')}
      className={`sticky bottom-0 z-10 grid gap-2 bg-linear-to-b from-transparent to-stage to-[12px] py-3 desktop:static ${
        hasPhone ? 'grid-cols-[1.35fr_1fr_1fr]' : 'grid-cols-[1.35fr_1fr]'
      }`}
    >
      {only ? (
        <a
          className={first}
          href={directionsHref(
            { name: voucher.offer.partner.name.display, ...only.coordinates },
            navigator.userAgent,
          )}
          rel="noreferrer"
        >
          <Icon of={Navigation} />
          {t('actions.directions')}
        </a>
      ) : (
        <button type="button" className={first} onClick={() => setOpen('branches')}>
          <Icon of={Navigation} />
          {t('actions.directions')}
        </button>
      )}
      {hasPhone &&
        (phone ? (
          <a className={glass} href={`tel:${phone}`}>
            <Icon of={Phone} />
            {t('actions.call')}
          </a>
        ) : (
          <button type="button" className={glass} onClick={() => setOpen('branches')}>
            <Icon of={Phone} />
            {t('actions.call')}
          </button>
        ))}
      <button
        type="button"
        className={glass}
        aria-label={t('actions.cancelVoucher')}
        onClick={() => setOpen('cancel')}
      >
        <Icon of={X} />
        {t('actions.cancel')}
      </button>
      <BranchSheet voucher={voucher} isOpen={open === 'branches'} onClose={() => setOpen(null)} />
      <CancelQuestion voucherId={voucher.id} isOpen={open === 'cancel'} onClose={() => setOpen(null)} />
    </nav>
  );
}

interface CancelQuestionProps {
  voucherId: string;
  isOpen: boolean;
  onClose: () => void;
}

/** Giving back cannot be undone, but costs nothing: it says so before it asks. */
function CancelQuestion({ voucherId, isOpen, onClose }: CancelQuestionProps) {
  const { t } = useTranslation('vouchers');
  const queryClient = useQueryClient();
  const isOnline = useOnline();
  const cancel = useOperation(CancelVoucherDocument);

  async function giveBack() {
    try {
      const { cancelVoucher } = await cancel.mutateAsync({ input: { voucherId } });
      onClose();
      if (cancelVoucher.__typename !== 'CancelVoucherSuccess') {
        showToast({ tone: 'harm', text: cancelVoucher.message });
      }
      await refreshVouchers(queryClient);
    } catch {
      showToast({ tone: 'harm', text: t('cancel.failed') });
    }
  }

  if (!isOnline) {
    return (
      <Dialog
        isOpen={isOpen}
        onClose={onClose}
        title={t('cancel.title')}
        description={t('cancel.needsNetwork')}
        footer={<Button onPress={onClose}>{t('cancel.keep')}</Button>}
      />
    );
  }
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('cancel.title')}
      text={t('cancel.text')}
      confirmLabel={t('cancel.confirm')}
      cancelLabel={t('cancel.keep')}
      harm
      onConfirm={giveBack}
    />
  );
}
