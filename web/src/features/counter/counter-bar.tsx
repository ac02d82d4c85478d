import CloudAlert from 'lucide-react/icons/cloud-alert';
import CloudOff from 'lucide-react/icons/cloud-off';
import Menu from 'lucide-react/icons/menu';
import ScanLine from 'lucide-react/icons/scan-line';
import Wifi from 'lucide-react/icons/wifi';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LogoMark } from '../../ui/logo.tsx';
import { type NetworkState, useNetworkState } from './network-state.ts';

const glyphs = { connected: Wifi, unanswered: CloudAlert, offline: CloudOff } as const;

interface CounterBarProps {
  partnerName: string;
  branchName: string | null;
  /** Leads to another voucher; null on the first step. */
  onOther: (() => void) | null;
  onMenu: () => void;
}

/** Where this is, whether the network is there, the way to another voucher and to the settings. */
export function CounterBar({ partnerName, branchName, onOther, onMenu }: CounterBarProps) {
  const { t } = useTranslation(['counter', 'common']);
  const network = useNetworkState();
  return (
    <header className="counter-bar screen-only">
      <span className="logo">
        <LogoMark />
        <span>{t('common:productName')}</span>
      </span>
      <p className="site">
        <b>
          <bdi>{partnerName}</bdi>
        </b>
        {branchName && (
          <span>
            <bdi>{branchName}</bdi>
          </span>
        )}
      </p>
      {onOther && (
        <Button kind="quiet" icon={ScanLine} onPress={onOther} className="other">
          <span>{t('bar.other')}</span>
        </Button>
      )}
      <NetworkBadge state={network} />
      <IconButton label={t('bar.menu')} icon={Menu} onPress={onMenu} aria-haspopup="dialog" />
    </header>
  );
}

function NetworkBadge({ state }: { state: NetworkState }) {
  const { t } = useTranslation('counter');
  return (
    <p className="net" data-state={state} role="status">
      <Icon of={glyphs[state]} />
      <span>{t(`network.${state}`)}</span>
    </p>
  );
}
