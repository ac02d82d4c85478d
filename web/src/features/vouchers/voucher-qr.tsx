import { createVoucherToken, secondsToNextToken, tokenStepSeconds } from '@wasl/shared/voucher-token';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { TurningQr } from '../../ui/turning-qr.tsx';

interface VoucherQrProps {
  code: string;
  secret: string;
  /** The server's time. */
  nowMillis: number;
}

/** The rotating QR, made here every 30 seconds from the secret; no network is asked. Most tolerant to damage: phones have cracks. */
export function VoucherQr({ code, secret, nowMillis }: VoucherQrProps) {
  const { t } = useTranslation('vouchers');
  const stepMillis = tokenStepSeconds * 1000;
  const step = Math.floor(nowMillis / stepMillis);
  const token = useMemo(
    () => createVoucherToken(secret, code, step * stepMillis),
    [secret, code, step, stepMillis],
  );
  const seconds = Math.ceil(secondsToNextToken(nowMillis));
  return (
    <TurningQr
      text={token}
      label={t('one.qrLabel')}
      tolerance="H"
      secondsLeft={seconds}
      periodSeconds={tokenStepSeconds}
      className="desktop:w-[258px]"
    >
      {t('one.renewsIn', { count: seconds })}
    </TurningQr>
  );
}
