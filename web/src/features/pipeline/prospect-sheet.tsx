import { useQuery } from '@tanstack/react-query';
import FilePenLine from 'lucide-react/icons/file-pen-line';
import MapPin from 'lucide-react/icons/map-pin';
import SearchX from 'lucide-react/icons/search-x';
import Trash2 from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProspectDocument, type ProspectQuery } from '../../gql/operations.ts';
import { operation } from '../../lib/graphql/api.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Tile } from '../../ui/tile.tsx';
import { DraftAgreement } from './draft-agreement.tsx';
import { DropProspect } from './drop-prospect.tsx';
import { ProspectForm } from './prospect-form.tsx';

export type Prospect = NonNullable<ProspectQuery['prospect']>;

interface ProspectSheetProps {
  /** Null: closed. */
  prospectId: string | null;
  onClose: () => void;
  mayChange: boolean;
}

/** One prospect: whom to talk to, what is known, what is next, and the way to a draft. */
export function ProspectSheet({ prospectId, onClose, mayChange }: ProspectSheetProps) {
  const { t } = useTranslation('pipeline');
  const { data, error, refetch } = useQuery({
    ...operation(ProspectDocument, { id: prospectId ?? '' }),
    enabled: prospectId !== null,
  });
  const prospect = data?.prospect;
  return (
    <Sheet
      isOpen={prospectId !== null}
      onClose={onClose}
      title={prospect ? <LocalText text={prospect.name} /> : t('prospect.title')}
      className="prospect-sheet"
    >
      {prospect ? (
        <ProspectDetails key={prospect.id} prospect={prospect} mayChange={mayChange} onClose={onClose} />
      ) : data ? (
        <EmptyState icon={SearchX} title={t('prospect.missing')} text={t('prospect.missingText')} />
      ) : error ? (
        <QueryError error={error} onRetry={refetch} />
      ) : (
        <ProspectSkeleton />
      )}
    </Sheet>
  );
}

function ProspectSkeleton() {
  const { t } = useTranslation();
  return (
    <div className="grid gap-4 pt-2" role="status" aria-label={t('loading')}>
      <Skeleton className="h-10 w-3/5" />
      {[1, 2, 3, 4, 5].map((field) => (
        <Skeleton key={field} className="h-12 w-full rounded-medium" />
      ))}
    </div>
  );
}

interface ProspectDetailsProps {
  prospect: Prospect;
  mayChange: boolean;
  onClose: () => void;
}

function ProspectDetails({ prospect, mayChange, onClose }: ProspectDetailsProps) {
  const { t } = useTranslation('pipeline');
  const [open, setOpen] = useState<'draft' | 'drop' | null>(null);
  const isOpen = prospect.state === 'OPEN';
  const canChange = mayChange && isOpen;
  return (
    <div className="grid gap-5 pb-2">
      <div className="flex items-center gap-3">
        <Tile sector={prospect.sector.code} icon={prospect.category.icon} />
        <div className="min-w-0 text-s">
          <p>{prospect.category.name.display}</p>
          <p className="flex items-center gap-1 text-muted">
            <MapPin className="icon size-4!" aria-hidden="true" />
            {prospect.province.name.display}
          </p>
        </div>
        {!isOpen && (
          <Badge className="ms-auto" tone={prospect.state === 'CONVERTED' ? 'ok' : 'plain'}>
            {t(`prospect.state.${prospect.state}`)}
          </Badge>
        )}
      </div>
      {prospect.agreement && (
        <LinkButton to={linkTo.agreement(prospect.agreement.id)} icon={FilePenLine} wide>
          {t('prospect.toAgreement', { reference: prospect.agreement.reference })}
        </LinkButton>
      )}
      {canChange && open === 'draft' && <DraftAgreement prospect={prospect} onCancel={() => setOpen(null)} />}
      {canChange && open !== 'draft' && (
        <Button icon={FilePenLine} wide onPress={() => setOpen('draft')}>
          {t('draft.open')}
        </Button>
      )}
      <ProspectForm key={prospect.state} prospect={prospect} canChange={canChange} />
      <p className="text-xs text-muted">{t('prospect.added', { moment: prospect.createdAt.text })}</p>
      {canChange && (
        <Button
          kind="quiet"
          harm
          compact
          icon={Trash2}
          className="justify-self-start"
          onPress={() => setOpen('drop')}
        >
          {t('drop.open')}
        </Button>
      )}
      <DropProspect
        prospectId={prospect.id}
        isOpen={open === 'drop'}
        onClose={() => setOpen(null)}
        onDropped={onClose}
      />
    </div>
  );
}
