import { formatDistance } from '@wasl/shared/number-format';
import Navigation from 'lucide-react/icons/navigation';
import Phone from 'lucide-react/icons/phone';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../lib/i18n/use-language.ts';
import { Badge } from './badge.tsx';
import { Icon } from './icon.tsx';
import { Num } from './num.tsx';
import { nationalPhone, placeLine } from './place-text.ts';

interface BranchRowProps {
  name: { display: string; displayLanguage: string };
  address: { display: string; displayLanguage: string } | null;
  commune: { name: { display: string } } | null;
  province: { name: { display: string } };
  coordinates: { latitude: number; longitude: number };
  /** Only where the reader's place is known. */
  distanceMetres?: number | undefined;
  phones: readonly string[];
  openingState: { isOpen: boolean; text: string } | null;
  /** More about it, under its phones. */
  children?: ReactNode;
}

/** One place of a partner: how far, open or not, how to call and how to get there. */
export function BranchRow(branch: BranchRowProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { name, address, commune, province, coordinates, distanceMetres, phones, openingState } = branch;
  const { latitude, longitude } = coordinates;
  return (
    <li className="branch-row">
      {distanceMetres !== undefined && (
        <span className="far">{formatDistance(distanceMetres, language)}</span>
      )}
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <b lang={name.displayLanguage}>{name.display}</b>
          {openingState && <Badge tone={openingState.isOpen ? 'ok' : 'plain'}>{openingState.text}</Badge>}
        </p>
        <p className="text-s text-muted">
          {address && <span lang={address.displayLanguage}>{address.display}</span>}
          {address && ' · '}
          {placeLine(commune, province, language)}
        </p>
        {phones.length > 0 && (
          <p className="flex flex-wrap gap-x-4">
            {phones.map((phone) => (
              <a key={phone} href={`tel:${phone}`} className="link text-s">
                <Icon of={Phone} className="size-4" />
                <Num>{nationalPhone(phone)}</Num>
              </a>
            ))}
          </p>
        )}
        {branch.children}
      </div>
      <a
        className="icon-button soft"
        href={`https://www.openstreetmap.org/directions?to=${latitude},${longitude}`}
        target="_blank"
        rel="noreferrer"
        aria-label={t('branch.directions', { name: name.display })}
        title={t('branch.directions', { name: name.display })}
      >
        <Icon of={Navigation} />
      </a>
    </li>
  );
}
