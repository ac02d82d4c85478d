import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  AgreementOffersDocument,
  type AgreementOffersQuery,
  DecideOfferDocument,
  type OfferState,
} from '../../../gql/operations.ts';
import { operation } from '../../../lib/graphql/api.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { directionOfGain } from '../../../ui/gain-figure.tsx';
import { LocalText } from '../../../ui/local-text.tsx';
import { QueryError } from '../../../ui/query-error.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import type { AgreementHead } from '../agreement.types.ts';
import { ChangeTrouble, problemOf } from '../change-trouble.tsx';
import { ActionDialog } from '../dialogs/action-dialog.tsx';
import { SideCard } from '../side-card.tsx';
import { useAgreementChange } from '../use-agreement-change.ts';
import { ProposeOfferDialog } from './propose-offer-dialog.tsx';

type RestingOffer = NonNullable<AgreementOffersQuery['agreement']>['restingOffers'][number];

const tones: Record<OfferState, 'plain' | 'ok' | 'harm' | 'action'> = {
  DRAFT: 'plain',
  SUBMITTED: 'action',
  PUBLISHED: 'ok',
  PAUSED: 'plain',
  ENDED: 'plain',
  REJECTED: 'harm',
};

/** Offers that rest on the agreement: made from its schedule, published or refused. */
export function OffersPanel({ agreement }: { agreement: AgreementHead }) {
  const { t } = useTranslation('agreement-onboarding');
  const [isProposing, setProposing] = useState(false);
  const [refused, setRefused] = useState<RestingOffer | null>(null);
  const found = useQuery(operation(AgreementOffersDocument, { id: agreement.id }));
  const decide = useAgreementChange(DecideOfferDocument);
  const offers = found.data?.agreement?.restingOffers;
  const may = (action: string) => agreement.allowedActions.includes(action);
  if (found.error)
    return (
      <SideCard title={t('offers.title')}>
        <QueryError error={found.error} onRetry={found.refetch} />
      </SideCard>
    );
  if (!offers || (offers.length === 0 && !may('proposeOffer'))) return null;
  return (
    <SideCard title={t('offers.title')}>
      {offers.length === 0 && <p className="text-s text-muted">{t('offers.none')}</p>}
      <ul className="agreement-offers">
        {offers.map((offer) => (
          <li key={offer.id}>
            <span className="line">
              <b>
                <LocalText text={offer.title} />
              </b>
              <bdi className="gain" dir={directionOfGain(offer.headline.text)}>
                {offer.headline.text}
              </bdi>
            </span>
            <span className="line">
              <small className="text-muted">
                {t('offers.period', { from: offer.validFrom.text, to: offer.validTo.text })}
              </small>
              <Badge tone={tones[offer.state]}>{t(`offerState.${offer.state}`)}</Badge>
            </span>
            {offer.state === 'SUBMITTED' && may('decideOffer') && (
              <span className="flex flex-wrap gap-2">
                <Button
                  kind="quiet"
                  compact
                  onPress={() => decide.send({ offerId: offer.id, isAccepted: true }, t('offers.published'))}
                >
                  {t('offers.publish')}
                </Button>
                <Button kind="text" harm compact onPress={() => setRefused(offer)}>
                  {t('refuse')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      <ChangeTrouble trouble={decide.trouble} />
      {may('proposeOffer') && (
        <Button kind="quiet" compact wide onPress={() => setProposing(true)}>
          {t('offers.propose')}
        </Button>
      )}
      {isProposing && <ProposeOfferDialog agreement={agreement} onClose={() => setProposing(false)} />}
      {refused && <RefuseOfferDialog offer={refused} onClose={() => setRefused(null)} />}
    </SideCard>
  );
}

function RefuseOfferDialog({ offer, onClose }: { offer: RestingOffer; onClose: () => void }) {
  const { t } = useTranslation('agreement-onboarding');
  const [reason, setReason] = useState('');
  const change = useAgreementChange(DecideOfferDocument);
  const confirm = async () => {
    const input = { offerId: offer.id, isAccepted: false, reason: reason.trim() };
    if (await change.send(input, t('offers.refused'))) onClose();
  };
  return (
    <ActionDialog
      title={t('offers.refuseTitle')}
      text={<LocalText text={offer.title} />}
      confirmLabel={t('refuse')}
      harm
      shown={['reason']}
      trouble={change.trouble}
      onConfirm={confirm}
      onClose={onClose}
    >
      <TextArea
        label={t('offers.why')}
        hint={t('offers.whyHint')}
        error={problemOf(change.trouble, 'reason')}
        required
        maxLength={500}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </ActionDialog>
  );
}
