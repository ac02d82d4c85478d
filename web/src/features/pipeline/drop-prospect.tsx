import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DropProspectDocument } from '../../gql/operations.ts';
import { useKeptForm } from '../../lib/forms/use-kept-form.ts';
import { useOperation } from '../../lib/graphql/api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormTrouble, type Trouble } from '../../ui/form-trouble.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { troubleOf } from './change-trouble.ts';
import { refreshPipeline } from './use-pipeline.ts';

interface DropProspectProps {
  prospectId: string;
  isOpen: boolean;
  onClose: () => void;
  onDropped: () => void;
}

/** Gives a prospect up, with the reason for whoever asks later. */
export function DropProspect({ prospectId, isOpen, onClose, onDropped }: DropProspectProps) {
  const { t } = useTranslation('pipeline');
  const queryClient = useQueryClient();
  const drop = useOperation(DropProspectDocument);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const form = useKeptForm<{ reason: string }>(`prospect.${prospectId}.drop`, { reason: '' });
  const { register, handleSubmit, formState, setError, forget } = form;

  async function send({ reason }: { reason: string }) {
    setTrouble(null);
    try {
      const { dropProspect } = await drop.mutateAsync({ input: { prospectId, reason: reason.trim() } });
      if (dropProspect.__typename !== 'ProspectChanged')
        return setTrouble(troubleOf(dropProspect, ['reason'], setError));
      forget();
      onClose();
      onDropped();
      showToast({ text: t('drop.done') });
      await refreshPipeline(queryClient);
    } catch (error) {
      setTrouble({ kind: 'failed', error });
    }
  }

  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('drop.title')}
      description={t('drop.text')}
      footer={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('cancel')}
          </Button>
          <Button harm busy={formState.isSubmitting} onPress={handleSubmit(send)}>
            {t('drop.confirm')}
          </Button>
        </>
      }
    >
      <form noValidate className="mt-3 grid gap-3" onSubmit={handleSubmit(send)}>
        <FormTrouble trouble={trouble} />
        <TextArea
          label={t('drop.reason')}
          required
          error={formState.errors.reason?.message}
          {...register('reason', { validate: (reason) => reason.trim() !== '' || t('drop.reasonMissing') })}
        />
      </form>
    </Dialog>
  );
}
