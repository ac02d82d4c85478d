import Ban from 'lucide-react/icons/ban';
import Check from 'lucide-react/icons/check';
import ChevronDown from 'lucide-react/icons/chevron-down';
import Circle from 'lucide-react/icons/circle';
import Hourglass from 'lucide-react/icons/hourglass';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChecklistItemState } from '../../../gql/operations.ts';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Icon, type IconGlyph } from '../../../ui/icon.tsx';
import { LocalText } from '../../../ui/local-text.tsx';
import type { AgreementHead, ChecklistItem } from '../agreement.types.ts';
import { FileList } from '../attachments-panel.tsx';
import { AssignItemDialog, DecideItemDialog, ProvideItemDialog } from './checklist-dialogs.tsx';
import { takesFiles } from './item-fields.ts';

const marks: Record<ChecklistItemState, { icon: IconGlyph; look: string }> = {
  OPEN: { icon: Circle, look: 'later' },
  GIVEN: { icon: Hourglass, look: 'waiting' },
  ACCEPTED: { icon: Check, look: 'signed' },
  REFUSED: { icon: Ban, look: 'declined' },
};

interface ChecklistRowProps {
  agreement: AgreementHead;
  item: ChecklistItem;
  /** Whether it has to be there by a day; once the agreement is in force nothing of it is late. */
  hasDueDay: boolean;
}

/** One item: where it stands and who sees to it; opened, what was given, what is odd about it and what can be done. */
export function ChecklistRow({ agreement, item, hasDueDay }: ChecklistRowProps) {
  const { t } = useTranslation('agreement-onboarding');
  const [isOpen, setOpen] = useState(false);
  const [dialog, setDialog] = useState<'provide' | 'decide' | 'assign' | null>(null);
  const detailsId = useId();
  const isLate = hasDueDay && item.isLate;
  const { icon, look } = marks[item.state];
  const may = (action: string) => agreement.allowedActions.includes(action);
  const close = () => setDialog(null);
  return (
    <li className={classNames('item', look)}>
      <button
        type="button"
        className="item-head"
        aria-expanded={isOpen}
        aria-controls={detailsId}
        onClick={() => setOpen(!isOpen)}
      >
        <span className="mark">
          <Icon of={icon} />
        </span>
        <span className="min-w-0">
          <b>{item.title}</b>
          <small>
            <span className={isLate ? 'late' : undefined}>
              {t(`state.${item.state}`)}
              {isLate && item.dueOn && ` · ${t('checklist.late', { day: item.dueOn.text })}`}
            </span>
            {hasDueDay && !isLate && item.dueOn && item.state !== 'ACCEPTED' && (
              <> · {t('checklist.due', { day: item.dueOn.text })}</>
            )}
            {!item.isRequired && <> · {t('checklist.optional')}</>}
            {item.owner && (
              <>
                {' · '}
                <LocalText text={item.owner.name} />
              </>
            )}
          </small>
        </span>
        {item.warnings.length > 0 && <Icon of={TriangleAlert} className="text-saffron-700" />}
        <Icon of={ChevronDown} className={isOpen ? 'rotate-180 text-muted' : 'text-muted'} />
      </button>
      <div id={detailsId} hidden={!isOpen} className="item-details">
        <p className="text-muted">{item.hint}</p>
        {item.values.length > 0 && (
          <dl className="agreement-sums">
            {item.values.map(({ field, label, value }) => (
              <div key={field}>
                <dt>{label}</dt>
                <dd>
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        )}
        {item.validUntil && <p>{t('checklist.validUntil', { day: item.validUntil.text })}</p>}
        {item.warnings.map((warning) => (
          <p key={warning} className="warning">
            <Icon of={TriangleAlert} />
            <span>{warning}</span>
          </p>
        ))}
        <FileList files={item.evidence} />
        {item.decidedBy && item.decidedAt && (
          <p className="text-muted">
            {t('checklist.decided', { name: item.decidedBy.name.display, at: item.decidedAt.text })}
            {item.note && <bdi className="block">« {item.note} »</bdi>}
          </p>
        )}
        <p className="flex flex-wrap gap-2">
          {may('decideChecklistItem') && item.state === 'GIVEN' && (
            <Button kind="quiet" compact onPress={() => setDialog('decide')}>
              {t('checklist.decide')}
            </Button>
          )}
          {may('provideChecklistItem') && takesFiles(item.kind) && item.state !== 'ACCEPTED' && (
            <Button kind="text" compact onPress={() => setDialog('provide')}>
              {t('checklist.provide')}
            </Button>
          )}
          {may('assignChecklistItem') && item.state !== 'ACCEPTED' && (
            <Button kind="text" compact onPress={() => setDialog('assign')}>
              {t('checklist.assign')}
            </Button>
          )}
        </p>
      </div>
      {dialog === 'provide' && <ProvideItemDialog agreement={agreement} item={item} onClose={close} />}
      {dialog === 'decide' && <DecideItemDialog agreement={agreement} item={item} onClose={close} />}
      {dialog === 'assign' && <AssignItemDialog agreement={agreement} item={item} onClose={close} />}
    </li>
  );
}
