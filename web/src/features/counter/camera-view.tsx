import Camera from 'lucide-react/icons/camera';
import CameraOff from 'lucide-react/icons/camera-off';
import Flashlight from 'lucide-react/icons/flashlight';
import FlashlightOff from 'lucide-react/icons/flashlight-off';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readSetting, writeSetting } from '../../lib/browser-storage.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { type CameraProblem, useCamera } from './use-camera.ts';

/** Counters with a hand scanner never open the camera; those that did once find it open. */
const settingName = 'counter-camera';

/** The camera looking for a voucher, opened by hand the first time; every reason why it cannot, with what to do instead. */
export function CameraView({ isPaused, onCode }: { isPaused: boolean; onCode: (text: string) => void }) {
  const { t } = useTranslation('counter');
  const [isWanted, setWanted] = useState(() => readSetting(settingName) === 'on');
  const [attempt, setAttempt] = useState(0);
  const { video, state, toggleTorch } = useCamera({ isWanted: isWanted && !isPaused, attempt }, onCode);

  function want(isOn: boolean) {
    setWanted(isOn);
    writeSetting(settingName, isOn ? 'on' : null);
  }

  const isShown = state.status === 'on' || state.status === 'starting';
  return (
    <div className="counter-camera" data-shown={isShown || undefined}>
      <video ref={video} muted playsInline hidden={!isShown} aria-label={t('camera.picture')} />
      {isShown && <span className="frame" aria-hidden="true" />}
      {state.status === 'starting' && (
        <span className="spinner" role="status" aria-label={t('camera.starting')} />
      )}
      {state.status === 'on' && (
        <p className="hint" role="status">
          {t('camera.hint')}
        </p>
      )}
      {isShown && (
        <div className="tools">
          {state.status === 'on' && state.torch !== 'none' && (
            <IconButton
              label={t('camera.torch')}
              icon={state.torch === 'on' ? FlashlightOff : Flashlight}
              look="raised"
              aria-pressed={state.torch === 'on'}
              onPress={toggleTorch}
            />
          )}
          <IconButton label={t('camera.close')} icon={CameraOff} look="raised" onPress={() => want(false)} />
        </div>
      )}
      {!isShown && state.status === 'failed' && (
        <Problem problem={state.problem} onRetry={() => setAttempt(attempt + 1)} />
      )}
      {!isShown && state.status === 'off' && (
        <div className="rest">
          <Icon of={Camera} />
          <p>{t('camera.why')}</p>
          <Button kind="quiet" icon={Camera} onPress={() => want(true)}>
            {t('camera.open')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Problem({ problem, onRetry }: { problem: CameraProblem; onRetry: () => void }) {
  const { t } = useTranslation('counter');
  return (
    <div className="rest" role="status">
      <Icon of={CameraOff} />
      <b>{t(`camera.problem.${problem}.title`)}</b>
      <p>{t(`camera.problem.${problem}.text`)}</p>
      <Button kind="quiet" onPress={onRetry}>
        {t('camera.retry')}
      </Button>
    </div>
  );
}
