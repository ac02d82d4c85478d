import { useQueryClient } from '@tanstack/react-query';
import Clock from 'lucide-react/icons/clock-3';
import PencilLine from 'lucide-react/icons/pencil-line';
import { useTranslation } from 'react-i18next';
import { PartnerListingDocument, WithdrawChangeRequestDocument } from '../../gql/operations.ts';
import { operationKey, useOperation } from '../../lib/graphql/api.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { FieldStateBadge } from './field-state-badge.tsx';
import type { ListingPart } from './listing-draft.ts';
import { ValueView } from './value-view.tsx';

/** What waits for a decision or for the partner: both versions of each field, and the coordinator's words. */
export function OpenRequest({ part }: { part: ListingPart }) {
  const { t } = useTranslation('listing');
  const queries = useQueryClient();
  const withdraw = useOperation(WithdrawChangeRequestDocument);
  const request = part.openRequest;
  if (!request) return null;
  const isAsked = request.state === 'NEEDS_CHANGES';

  async function takeBack(requestId: string) {
    const { withdrawChangeRequest: answer } = await withdraw.mutateAsync({ input: { requestId } });
    showToast({
      text:
        answer.__typename === 'NotPossibleNowError'
          ? (answer.obstacles[0] ?? answer.message)
          : t('withdrawn'),
    });
    await queries.invalidateQueries({ queryKey: operationKey(PartnerListingDocument) });
  }

  return (
    <Card as="section" aria-labelledby="open-request" className="grid gap-4 p-5">
      <div className="flex flex-wrap items-center gap-2">
        <h2 id="open-request" className="flex-1 text-m">
          {t('request.title')}
        </h2>
        <Badge tone={isAsked ? 'action' : 'plain'} icon={isAsked ? PencilLine : Clock}>
          {t(`request.state.${request.state}`)}
        </Badge>
      </div>
      <p className="text-s text-muted">{t('request.since', { moment: request.submittedAt.text })}</p>
      <ul className="grid gap-4">
        {request.fields.map((changed) => {
          const values = part.values.find(({ field }) => field === changed.field);
          return (
            <li key={changed.field} className="grid gap-2 border-t border-line pt-3">
              <div className="flex flex-wrap items-center justify-between gap-2">
                <b>{t(`field.${changed.field}`)}</b>
                <FieldStateBadge state={changed.state} />
              </div>
              {changed.reason && (
                <blockquote className="border-s-4 border-action ps-3">
                  <p dir="auto">{changed.reason}</p>
                  {request.decidedBy && (
                    <footer className="text-s text-muted">
                      <bdi>{request.decidedBy.name.display}</bdi>
                    </footer>
                  )}
                </blockquote>
              )}
              {values && changed.state !== 'ACCEPTED' && changed.state !== 'REJECTED' && (
                <div className="grid gap-3 tablet:grid-cols-2">
                  <div>
                    <p className="text-s text-muted">{t('request.before')}</p>
                    <ValueView field={changed.field} value={values.live} />
                  </div>
                  <div>
                    <p className="text-s text-muted">{t('request.after')}</p>
                    <ValueView field={changed.field} value={values.proposed} />
                  </div>
                </div>
              )}
            </li>
          );
        })}
      </ul>
      <span>
        <Button kind="quiet" compact onPress={() => takeBack(request.id)}>
          {t('request.withdraw')}
        </Button>
      </span>
    </Card>
  );
}
