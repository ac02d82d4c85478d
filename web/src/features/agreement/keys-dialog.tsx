import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

const keys = [
  { key: 'E', text: 'keys.next' },
  { key: 'R', text: 'keys.remind' },
  { key: 'C', text: 'keys.compare' },
  { key: '?', text: 'keys.help' },
] as const;

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['agreement', 'common']);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('keys.title')}
      footer={
        <Button kind="quiet" onPress={onClose}>
          {t('common:close')}
        </Button>
      }
    >
      <dl className="agreement-keys">
        {keys.map(({ key, text }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
