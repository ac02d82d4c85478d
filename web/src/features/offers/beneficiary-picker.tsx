import Ban from 'lucide-react/icons/ban';
import Check from 'lucide-react/icons/check';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../ui/avatar.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import type { BeneficiaryEligibility } from './offer.types.ts';

interface BeneficiaryPickerProps {
  beneficiaries: readonly BeneficiaryEligibility[];
  chosenId: string | null;
  onChoose: (id: string) => void;
}

/** Who the voucher is for. Those it cannot be for are shown too, with why and what to do. */
export function BeneficiaryPicker({ beneficiaries, chosenId, onChoose }: BeneficiaryPickerProps) {
  const { t } = useTranslation('offers');
  const id = useId();
  const refusalOf = ({ beneficiary, refusal }: BeneficiaryEligibility) =>
    refusal ?? t('notCovered', { name: beneficiary.name.display });
  // What holds for several people is said once.
  const refusals = [
    ...new Set(beneficiaries.filter(({ isEligible }) => !isEligible).map((refused) => refusalOf(refused))),
  ];
  return (
    <fieldset className="m-0 min-w-0 border-0 p-0">
      <legend className="mb-2 p-0 font-semibold">{t('forWhom')}</legend>
      <div className="grid grid-cols-2 gap-2">
        {beneficiaries.map((candidate) => {
          const { beneficiary, isEligible } = candidate;
          const isChosen = beneficiary.id === chosenId;
          const { relation, age, name } = beneficiary;
          return (
            <label
              key={beneficiary.id}
              className={classNames('person', isChosen && 'on', !isEligible && 'no')}
            >
              <input
                type="radio"
                name={id}
                checked={isChosen}
                disabled={!isEligible}
                aria-describedby={isEligible ? undefined : `${id}-${refusals.indexOf(refusalOf(candidate))}`}
                onChange={() => onChoose(beneficiary.id)}
              />
              {isEligible ? (
                <Avatar name={name.display} size="small" tone={isChosen ? 'strong' : 'plain'} />
              ) : (
                <Avatar name={name.display} size="small" tone="harm" icon={Ban} />
              )}
              <span className="min-w-0">
                <b className="block truncate">{relation === null ? t('you') : <LocalText text={name} />}</b>
                <small>
                  {t(`relation.${relation ?? 'SELF'}`)}
                  {relation !== null && age !== null && ` · ${t('age', { count: age })}`}
                </small>
              </span>
              {isChosen && (
                <span className="tick">
                  <Icon of={Check} />
                </span>
              )}
            </label>
          );
        })}
      </div>
      {refusals.map((refusal, index) => (
        <p key={refusal} id={`${id}-${index}`} className="why-not">
          {refusal}
        </p>
      ))}
    </fieldset>
  );
}
