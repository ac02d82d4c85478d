import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RateRedemptionDocument, VoucherDocument } from '../../gql/operations.ts';
import { operationKey, useOperation } from '../../lib/graphql/api.ts';
import { type StarCount, StarsInput } from '../../ui/stars.tsx';
import { showToast } from '../../ui/toast-store.ts';

function asStars(rating: number | null): StarCount | null {
  return rating !== null && rating >= 1 && rating <= 5 ? (Math.round(rating) as StarCount) : null;
}

/** One to five stars. The last press counts: earlier ones still under way do not overwrite it. */
export function RateService({ voucherId, rating }: { voucherId: string; rating: number | null }) {
  const { t } = useTranslation('vouchers');
  const queryClient = useQueryClient();
  const rate = useOperation(RateRedemptionDocument, { scope: { id: `rate:${voucherId}` } });
  const [chosen, setChosen] = useState<StarCount | null>(asStars(rating));

  async function choose(stars: StarCount) {
    const before = chosen;
    setChosen(stars);
    try {
      const { rateRedemption } = await rate.mutateAsync({ input: { voucherId, stars } });
      if (rateRedemption.__typename === 'RateRedemptionSuccess') {
        await queryClient.invalidateQueries({ queryKey: operationKey(VoucherDocument) });
        return;
      }
      showToast({ tone: 'harm', text: rateRedemption.message });
    } catch {
      showToast({
        tone: 'harm',
        text: t('rate.failed'),
        action: { label: t('rate.again'), run: () => void choose(stars) },
      });
    }
    setChosen(before);
  }

  return (
    <div className="screen-only mt-3.5 border-t-[1.5px] border-line pt-3.5">
      <StarsInput label={t('rate.question')} value={chosen} onChange={(stars) => void choose(stars)} />
      <p className="min-h-5 text-xs text-muted" role="status">
        {rate.isSuccess && chosen !== null ? t('rate.thanks') : ''}
      </p>
    </div>
  );
}
