import { findRamadan } from '@wasl/shared/ramadan';
import Accessibility from 'lucide-react/icons/accessibility';
import Languages from 'lucide-react/icons/languages';
import MapPin from 'lucide-react/icons/map-pin';
import MoonStar from 'lucide-react/icons/moon-star';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/badge.tsx';
import { BranchRow } from '../../ui/branch-row.tsx';
import { HoursTable } from '../../ui/hours-table.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { ShownBranch } from './partner.types.ts';

interface PartnerBranchProps {
  branch: ShownBranch;
  today: string | null;
  /** Hours of the only branch are open to see; of several they unfold. */
  isOnly: boolean;
}

export function PartnerBranch({ branch, today, isOnly }: PartnerBranchProps) {
  const { t } = useTranslation('partners');
  const { id, name, languages, accessibility, openingHours, coordinatesAreApproximate } = branch;
  const isInRamadan = openingHours.some(({ day }) => findRamadan(day.date) !== null);
  return (
    <article id={`branch-${id}`} className="card scroll-mt-4" aria-label={name.display}>
      <ul className="branch-rows">
        <BranchRow {...branch}>
          {languages.length > 0 && (
            <p className="mt-1 flex flex-wrap items-center gap-1.5">
              <span className="hidden-text">{t('spoken')}</span>
              {languages.map((language) => (
                <Badge key={language} icon={Languages}>
                  {t(`language.${language}`)}
                </Badge>
              ))}
            </p>
          )}
          {accessibility.length > 0 && (
            <p className="mt-1.5 flex flex-wrap items-center gap-1.5">
              {accessibility.map((feature) => (
                <Badge key={feature} icon={Accessibility}>
                  {t(`accessibility.${feature}`)}
                </Badge>
              ))}
            </p>
          )}
        </BranchRow>
      </ul>
      {coordinatesAreApproximate && (
        <Notice icon={MapPin} className="mb-3">
          {t('approximate')}
        </Notice>
      )}
      {openingHours.length > 0 && (
        <details className="hours-details" open={isOnly}>
          <summary>{t('hours')}</summary>
          {isInRamadan && (
            <Notice icon={MoonStar} className="mb-2">
              {t('ramadan')}
            </Notice>
          )}
          <HoursTable days={openingHours} today={today} label={t('hoursOf', { branch: name.display })} />
        </details>
      )}
      {openingHours.length === 0 && <p className="text-s text-muted">{t('noHours')}</p>}
    </article>
  );
}
