import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProposeTermsDocument } from '../../gql/operations.ts';
import { useOperation } from '../../lib/graphql/api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormTrouble } from '../../ui/form-trouble.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { type GainWay, proposedLine, typedGainOf } from './proposed-gain.ts';
import type { ReadLine } from './text-part.tsx';
import { useChange } from './use-change.ts';

interface ProposeDialogProps {
  agreementId: string;
  line: ReadLine;
  onClose: () => void;
}

const ways: readonly GainWay[] = ['percentage', 'amount', 'price', 'free'];

/** Another gain for one line, with a word to the coordinator, who accepts it or says why not. */
export function ProposeDialog({ agreementId, line, onClose }: ProposeDialogProps) {
  const { t } = useTranslation('partner-agreement');
  const [gain, setGain] = useState(() => typedGainOf(line));
  const [message, setMessage] = useState('');
  const [isFigureWrong, setFigureWrong] = useState(false);
  const propose = useOperation(ProposeTermsDocument);
  const change = useChange();

  async function send() {
    const proposed = proposedLine(line, gain);
    if (!proposed) return setFigureWrong(true);
    const isSent = await change.run(
      async () =>
        (
          await propose.mutateAsync({
            input: { agreementId, lines: [proposed], message: message.trim() || null },
          })
        ).proposeTerms,
    );
    if (!isSent) return;
    showToast({ text: t('propose.sent') });
    onClose();
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('propose.title')}
      description={<LocalText text={line.label} />}
      footer={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('cancel')}
          </Button>
          <Button onPress={send}>{t('propose.send')}</Button>
        </>
      }
    >
      <div className="grid gap-4 pt-3">
        <SelectField
          label={t('propose.way')}
          value={gain.way}
          onChange={({ target }) => {
            const way = ways.find((each) => each === target.value) ?? 'percentage';
            setGain({ way, figure: '' });
            setFigureWrong(false);
          }}
        >
          {ways.map((way) => (
            <option key={way} value={way}>
              {t(`propose.ways.${way}`)}
            </option>
          ))}
        </SelectField>
        {gain.way !== 'free' && (
          <TextField
            label={t(`propose.figure.${gain.way}`)}
            error={isFigureWrong ? t('propose.figureWrong') : undefined}
            required
            dir="ltr"
            inputMode="decimal"
            value={gain.figure}
            end={<span className="text-muted">{gain.way === 'percentage' ? '%' : t('dirhams')}</span>}
            onChange={({ target }) => {
              setGain({ ...gain, figure: target.value });
              setFigureWrong(false);
            }}
          />
        )}
        <TextArea
          label={t('propose.message')}
          hint={t('propose.messageHint')}
          maxLength={1000}
          value={message}
          onChange={({ target }) => setMessage(target.value)}
        />
        <FormTrouble trouble={change.trouble} />
      </div>
    </Dialog>
  );
}
