import { useQueryClient } from '@tanstack/react-query';
import Archive from 'lucide-react/icons/archive';
import ArchiveRestore from 'lucide-react/icons/archive-restore';
import { useTranslation } from 'react-i18next';
import { RetireTemplateDocument, TemplateDocument, TemplatesDocument } from '../../gql/operations.ts';
import { operationKey, useOperation } from '../../lib/graphql/api.ts';
import { isRequestError } from '../../lib/graphql/request-error.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast-store.ts';
import type { Template } from './template-draft.ts';

/** Offers a template no more for new drafts, or again. Agreements drafted from it stay as they are. */
export function RetireTemplate({ template }: { template: Template }) {
  const { t } = useTranslation(['templates', 'common']);
  const queryClient = useQueryClient();
  const retire = useOperation(RetireTemplateDocument);

  async function press() {
    try {
      const { retireAgreementTemplate: answer } = await retire.mutateAsync({
        input: { templateId: template.id, isRetired: !template.isRetired },
      });
      if ('message' in answer) return void showToast({ text: answer.message, tone: 'harm' });
      showToast({ text: template.isRetired ? t('retire.undone') : t('retire.done') });
      await Promise.all(
        [operationKey(TemplateDocument), operationKey(TemplatesDocument)].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      );
    } catch (error) {
      showToast({ text: isRequestError(error) ? error.message : t('common:error.notSent'), tone: 'harm' });
    }
  }

  return (
    <Button kind="quiet" icon={template.isRetired ? ArchiveRestore : Archive} onPress={press}>
      {template.isRetired ? t('retire.undo') : t('retire.confirm')}
    </Button>
  );
}
