import Navigation from 'lucide-react/icons/navigation';
import Phone from 'lucide-react/icons/phone';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/badge.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Num } from '../../ui/num.tsx';
import { directionsHref, phoneText } from './branch-contact.ts';
import type { VoucherDetails } from './voucher-reading.ts';

interface BranchSheetProps {
  voucher: VoucherDetails;
  isOpen: boolean;
  onClose: () => void;
}

/** Every branch where the voucher can be used, with the way there and the number to call. */
export function BranchSheet({ voucher, isOpen, onClose }: BranchSheetProps) {
  const { t } = useTranslation('vouchers');
  return (
    <Sheet isOpen={isOpen} onClose={onClose} title={t('branches.title')}>
      <ul className="m-0 grid list-none p-0">
        {voucher.offer.branches.map((branch) => (
          <li key={branch.id} className="grid gap-1 border-line py-3 not-first:border-t">
            <div className="flex flex-wrap items-center gap-2">
              <b>{branch.name.display}</b>
              {branch.openingState && (
                <Badge tone={branch.openingState.isOpen ? 'ok' : 'plain'}>{branch.openingState.text}</Badge>
              )}
            </div>
            <p className="text-s text-muted" lang={branch.address?.displayLanguage}>
              {[branch.address?.display, (branch.commune ?? branch.province).name.display]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <div className="flex flex-wrap gap-x-5">
              <a
                className="link"
                rel="noreferrer"
                href={directionsHref(
                  { name: voucher.offer.partner.name.display, ...branch.coordinates },
                  navigator.userAgent,
                )}
              >
                <Icon of={Navigation} />
                {t('actions.directions')}
              </a>
              {branch.phones.slice(0, 2).map((phone) => (
                <a key={phone} className="link" href={`tel:${phone}`}>
                  <Icon of={Phone} />
                  <Num>{phoneText(phone)}</Num>
                </a>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
