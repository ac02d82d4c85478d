import Lock from 'lucide-react/icons/lock';
import MapPinIcon from 'lucide-react/icons/map-pin';
import MapPinOff from 'lucide-react/icons/map-pin-off';
import PenLine from 'lucide-react/icons/pen-line';
import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/badge.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Num } from '../../ui/num.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { isPrepared, type PreparedAgreement } from './agreement-parts.ts';
import { BranchForm } from './branch-form.tsx';

/** Places members can go to: each with its commune and, best, a pin of its own. */
export function BranchesPart({ agreement }: { agreement: PreparedAgreement }) {
  const { t } = useTranslation('partner-agreement');
  const [editing, setEditing] = useState<string | 'new' | null>(null);
  const { branches } = agreement.partner;
  const mayChange = isPrepared(agreement);
  const edited = branches.find(({ id }) => id === editing) ?? null;
  if (editing !== null)
    return <BranchForm agreement={agreement} branch={edited} onClose={() => setEditing(null)} />;
  if (branches.length === 0)
    return (
      <EmptyState
        icon={MapPinIcon}
        title={t('sentence.noBranch')}
        text={t('branches.emptyText')}
        action={
          <Button icon={Plus} onPress={() => setEditing('new')}>
            {t('branches.add')}
          </Button>
        }
      />
    );
  return (
    <>
      <ul className="grid gap-3">
        {branches.map((branch) => (
          <li key={branch.id}>
            <Card className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-3">
              <div className="grid min-w-0 gap-1">
                <h2 className="text-m">
                  <LocalText text={branch.name} />
                </h2>
                {branch.address && (
                  <p className="text-s text-muted">
                    <LocalText text={branch.address} />
                  </p>
                )}
                <p className="text-s text-muted">
                  {[branch.commune?.name.display, branch.province.name.display].filter(Boolean).join(' · ')}
                </p>
                {branch.phones.map((phone) => (
                  <p key={phone} className="text-s">
                    <Num>{phone}</Num>
                  </p>
                ))}
                <span className="mt-1">
                  {branch.coordinatesAreApproximate ? (
                    <Badge icon={MapPinOff}>{t('branches.approximate')}</Badge>
                  ) : (
                    <Badge tone="ok" icon={MapPinIcon}>
                      {t('branches.placed')}
                    </Badge>
                  )}
                </span>
              </div>
              {mayChange && (
                <IconButton
                  label={t('branches.edit', { name: branch.name.display })}
                  icon={PenLine}
                  look="soft"
                  onPress={() => setEditing(branch.id)}
                />
              )}
            </Card>
          </li>
        ))}
      </ul>
      {mayChange ? (
        <Button kind="quiet" wide icon={Plus} onPress={() => setEditing('new')}>
          {t('branches.add')}
        </Button>
      ) : (
        <Notice icon={Lock}>{t('throughCoordinator')}</Notice>
      )}
    </>
  );
}
