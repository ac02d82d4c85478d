import { useQueryClient } from '@tanstack/react-query';
import { countedNoun } from '@wasl/shared/counted-noun';
import Trash2 from 'lucide-react/icons/trash-2';
import UserPlus from 'lucide-react/icons/user-plus';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RemoveDependentDocument } from '../../gql/operations.ts';
import { useOperation } from '../../lib/graphql/api.ts';
import { useLanguage } from '../../lib/i18n/use-language.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { type AccountMember, refreshMember } from './account-reading.ts';
import { AddDependent } from './add-dependent.tsx';

type Dependent = AccountMember['dependents'][number];

/** Whom the membership covers. Removing asks first: someone removed must be entered again with their date of birth. */
export function Dependents({ member }: { member: AccountMember }) {
  const { t } = useTranslation('account');
  const [isAdding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Dependent | null>(null);
  const { dependents } = member;
  return (
    <Card as="section" id="dependents" aria-labelledby="dependents-title" className="grid scroll-mt-4 gap-3">
      <h2 id="dependents-title">{t('dependents.title')}</h2>
      {dependents.length === 0 ? (
        <p className="text-muted">{t('dependents.none')}</p>
      ) : (
        <ul className="m-0 list-none p-0">
          {dependents.map((dependent) => (
            <DependentRow key={dependent.id} dependent={dependent} onRemove={() => setLeaving(dependent)} />
          ))}
        </ul>
      )}
      <Button kind="quiet" icon={UserPlus} onPress={() => setAdding(true)} className="justify-self-start">
        {t('dependents.add')}
      </Button>
      <AddDependent isOpen={isAdding} onClose={() => setAdding(false)} />
      <RemoveQuestion dependent={leaving} onClose={() => setLeaving(null)} />
    </Card>
  );
}

function DependentRow({ dependent, onRemove }: { dependent: Dependent; onRemove: () => void }) {
  const { t } = useTranslation('account');
  const { language } = useLanguage();
  const { name, relation, age } = dependent;
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-3 border-line py-2 not-first:border-t">
      <Avatar name={name.display} />
      <span className="min-w-0 leading-snug">
        <b className="block" lang={name.displayLanguage}>
          {name.display}
        </b>
        <small className="block text-s text-muted">
          {[
            t(`relation.${relation}`),
            typeof age === 'number' ? countedNoun(age, 'year', language, 'subject') : null,
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </span>
      <IconButton
        icon={Trash2}
        label={t('dependents.remove', { name: name.display })}
        onPress={onRemove}
        className="text-muted"
      />
    </li>
  );
}

function RemoveQuestion({ dependent, onClose }: { dependent: Dependent | null; onClose: () => void }) {
  const { t } = useTranslation('account');
  const queryClient = useQueryClient();
  const remove = useOperation(RemoveDependentDocument);
  const name = dependent?.name.display ?? '';

  async function confirm() {
    if (!dependent) return;
    try {
      await remove.mutateAsync({ input: { dependentId: dependent.id } });
      onClose();
      showToast({ text: t('dependents.removed', { name }) });
      await refreshMember(queryClient);
    } catch {
      showToast({ tone: 'harm', text: t('dependents.removeFailed') });
    }
  }

  return (
    <ConfirmDialog
      isOpen={dependent !== null}
      onClose={onClose}
      title={t('dependents.removeTitle', { name })}
      text={t('dependents.removeText')}
      confirmLabel={t('dependents.removeConfirm')}
      cancelLabel={t('dependents.keep')}
      harm
      onConfirm={confirm}
    />
  );
}
