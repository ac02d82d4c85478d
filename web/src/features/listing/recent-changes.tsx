import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import type { Listing } from './listing-draft.ts';

/** What was decided, taken back or applied at once, newest first. */
export function RecentChanges({ listing }: { listing: Listing }) {
  const { t } = useTranslation('listing');
  if (listing.recent.length === 0) return null;
  return (
    <Card as="section" aria-labelledby="recent" className="grid gap-3 p-5">
      <h2 id="recent" className="text-m">
        {t('recent')}
      </h2>
      <ul className="grid gap-3">
        {listing.recent.map((request) => (
          <li key={request.id} className="border-t border-line pt-3 text-s">
            <b>{t(request.isAppliedAtOnce ? 'request.atOnce' : `request.state.${request.state}`)}</b>
            <span className="text-muted"> · {request.submittedAt.text}</span>
            <p>
              {request.branch && <bdi>{request.branch.name.display} · </bdi>}
              {request.fields.map(({ field }) => t(`field.${field}`)).join(t('listMark'))}
            </p>
            {request.fields.map(
              ({ field, reason }) =>
                reason && (
                  <p key={field} dir="auto" className="text-muted">
                    {reason}
                  </p>
                ),
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
