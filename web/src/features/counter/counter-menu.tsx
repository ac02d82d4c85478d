import FileText from 'lucide-react/icons/file-text';
import Info from 'lucide-react/icons/info';
import LogOut from 'lucide-react/icons/log-out';
import Store from 'lucide-react/icons/store';
import Volume2 from 'lucide-react/icons/volume-2';
import VolumeX from 'lucide-react/icons/volume-x';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SignOutDocument } from '../../gql/operations.ts';
import { useOperation } from '../../lib/graphql/api.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { sessionEnded } from '../../lib/viewer/session.ts';
import { useViewer } from '../../lib/viewer/use-viewer.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { LanguageSwitcher } from '../../ui/language-switcher.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { ThemeSwitcher } from '../../ui/theme-switcher.tsx';
import type { CounterBranch } from './counter-branch.ts';
import { areSignalsMuted, muteSignals, playSignal } from './signals.ts';

interface CounterMenuProps {
  branches: readonly CounterBranch[];
  branchId: string | null;
  onBranch: (branchId: string) => void;
  onClose: () => void;
}

/** What is set once: branch, sound, language, appearance; and signing out. */
export function CounterMenu({ branches, branchId, onBranch, onClose }: CounterMenuProps) {
  const { t } = useTranslation('counter');
  const signOut = useOperation(SignOutDocument);
  const { viewer } = useViewer();
  const mayPrepareAgreements = viewer?.role === 'PARTNER_OWNER' || viewer?.role === 'PARTNER_MANAGER';
  return (
    <Sheet isOpen onClose={onClose} title={t('menu.title')} className="counter-menu">
      {branches.length > 1 && (
        <fieldset>
          <legend>{t('menu.branch')}</legend>
          {branches.map((branch) => (
            <Button
              key={branch.id}
              kind={branch.id === branchId ? 'primary' : 'quiet'}
              wide
              icon={Store}
              onPress={() => onBranch(branch.id)}
            >
              <bdi>{branch.name.display}</bdi>
            </Button>
          ))}
        </fieldset>
      )}
      <SoundChoice />
      <ThemeSwitcher />
      <LanguageSwitcher />
      {mayPrepareAgreements && (
        <LinkButton kind="text" icon={FileText} to={linkTo.partnerAgreements()}>
          {t('menu.agreements')}
        </LinkButton>
      )}
      <LinkButton kind="text" icon={Info} to={linkTo.about()}>
        {t('menu.about')}
      </LinkButton>
      <Button
        kind="quiet"
        icon={LogOut}
        wide
        onPress={async () => {
          await signOut.mutateAsync({});
          await sessionEnded();
        }}
      >
        {t('menu.signOut')}
      </Button>
    </Sheet>
  );
}

function SoundChoice() {
  const { t } = useTranslation('counter');
  const [isMuted, setMuted] = useState(areSignalsMuted);
  return (
    <Segmented
      label={t('menu.sound')}
      value={isMuted ? 'off' : 'on'}
      onChange={(choice) => {
        muteSignals(choice === 'off');
        setMuted(choice === 'off');
        playSignal('read');
      }}
      options={[
        { value: 'on', label: t('menu.soundOn'), icon: Volume2 },
        { value: 'off', label: t('menu.soundOff'), icon: VolumeX },
      ]}
    />
  );
}
