import Check from 'lucide-react/icons/check';
import Pencil from 'lucide-react/icons/pencil';
import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';
import { useServiceNames } from './bill-lines.tsx';
import { type BillVisit, gainOf } from './visit.ts';

interface ServiceChipsProps {
  visit: BillVisit;
  onChoose: (serviceCode: string) => void;
}

/** One chip per service: it adds the line, or goes back to it. Services the offer does not cover stand behind "other". */
export function ServiceChips({ visit, onChoose }: ServiceChipsProps) {
  const { t } = useTranslation('counter');
  const [isAllShown, setAllShown] = useState(false);
  const nameOf = useServiceNames(visit);
  const gain = gainOf(visit);
  if (gain.kind !== 'by_service') return null;
  const { lines, active } = visit.bill;
  const covered = gain.services.filter((service) => service.gain).map(({ serviceCode }) => serviceCode);
  const others = [
    ...gain.services.map(({ serviceCode }) => serviceCode),
    ...visit.voucher.offer.category.services.map(({ code }) => code),
  ].filter((code, index, all) => !covered.includes(code) && all.indexOf(code) === index);
  const inBill = new Set(lines.map(({ serviceCode }) => serviceCode));
  const shown = [...covered, ...others.filter((code) => isAllShown || inBill.has(code))];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot scroll its content in every browser
    <div role="group" aria-label={t('bill.services')} className="counter-services">
      {shown.map((code) => {
        const isActive = lines[active]?.serviceCode === code;
        return (
          <button key={code} type="button" aria-pressed={isActive} onClick={() => onChoose(code)}>
            <Icon of={isActive ? Pencil : inBill.has(code) ? Check : Plus} />
            {nameOf(code)}
          </button>
        );
      })}
      {!isAllShown && others.some((code) => !inBill.has(code)) && (
        <button type="button" onClick={() => setAllShown(true)}>
          <Icon of={Plus} />
          {t('bill.otherService')}
        </button>
      )}
    </div>
  );
}
