import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';

const keys = [
  { caps: ['J', 'K'], text: 'keys.card' },
  { caps: ['H', 'L'], text: 'keys.column' },
  { caps: ['⏎'], text: 'keys.open' },
  { caps: ['/'], text: 'keys.search' },
  { caps: ['V'], text: 'keys.view' },
  { caps: ['N'], text: 'keys.new' },
  { caps: ['1', '2', '3', '4'], text: 'keys.task' },
  { caps: ['?'], text: 'keys.help' },
] as const;

interface KeysDialogProps {
  isOpen: boolean;
  onClose: () => void;
  areOn: boolean;
  onChange: (areOn: boolean) => void;
}

/** Every key of the board, and the way to turn them off for those whom they disturb. */
export function KeysDialog({ isOpen, onClose, areOn, onChange }: KeysDialogProps) {
  const { t } = useTranslation('pipeline');
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('keys.title')}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-2 text-s">
        {keys.map(({ caps, text }) => (
          <div key={text} className="contents">
            <dt className="flex gap-1" dir="ltr">
              {caps.map((cap) => (
                <kbd key={cap}>{cap}</kbd>
              ))}
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
      <Checkbox className="mt-3" checked={areOn} onChange={({ target }) => onChange(target.checked)}>
        {t('keys.areOn')}
      </Checkbox>
    </Dialog>
  );
}

/** The keys most used, at the foot of a desktop. */
export function KeysLine({ onHelp }: { onHelp: () => void }) {
  const { t } = useTranslation('pipeline');
  return (
    <div className="keys">
      {keys.slice(0, 5).map(({ caps, text }) => (
        <span key={text}>
          {caps.map((cap) => (
            <kbd key={cap}>{cap}</kbd>
          ))}
          {t(text)}
        </span>
      ))}
      <button type="button" onClick={onHelp}>
        <kbd>?</kbd>
        {t('keys.help')}
      </button>
    </div>
  );
}
