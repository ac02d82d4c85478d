import LogOut from 'lucide-react/icons/log-out';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SignOutDocument, SignOutEverywhereDocument } from '../../gql/operations.ts';
import { useOperation } from '../../lib/graphql/api.ts';
import { sessionEnded } from '../../lib/viewer/session.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { showToast } from '../../ui/toast-store.ts';

/** Leaving this device or every device. What is kept for reading offline goes too, which is worth a question. */
export function SessionEnd() {
  const { t } = useTranslation('account');
  const [asked, setAsked] = useState<'here' | 'everywhere' | null>(null);
  const signOut = useOperation(SignOutDocument);
  const signOutEverywhere = useOperation(SignOutEverywhereDocument);

  async function leave(work: () => Promise<unknown>) {
    try {
      await work();
      setAsked(null);
      await sessionEnded();
    } catch {
      showToast({ tone: 'harm', text: t('session.failed') });
    }
  }

  return (
    <Card as="section" aria-labelledby="session" className="grid gap-3">
      <h2 id="session">{t('session.title')}</h2>
      <div className="flex flex-wrap gap-2">
        <Button kind="quiet" icon={LogOut} onPress={() => setAsked('here')}>
          {t('session.signOut')}
        </Button>
        <Button kind="text" harm onPress={() => setAsked('everywhere')} className="text-clay-700">
          {t('session.everywhere')}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={asked === 'here'}
        onClose={() => setAsked(null)}
        title={t('session.signOutTitle')}
        text={t('session.signOutText')}
        confirmLabel={t('session.signOut')}
        cancelLabel={t('session.stay')}
        onConfirm={() => leave(() => signOut.mutateAsync({}))}
      />
      <ConfirmDialog
        isOpen={asked === 'everywhere'}
        onClose={() => setAsked(null)}
        title={t('session.everywhereTitle')}
        text={t('session.everywhereText')}
        confirmLabel={t('session.everywhere')}
        cancelLabel={t('session.stay')}
        harm
        onConfirm={() => leave(() => signOutEverywhere.mutateAsync({}))}
      />
    </Card>
  );
}
