import './counter.css';
import Store from 'lucide-react/icons/store';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentTitle } from '../../lib/routing/use-document-title.ts';
import { useViewer } from '../../lib/viewer/use-viewer.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { CounterBar } from './counter-bar.tsx';
import { type CounterBranch, useCounterBranch } from './counter-branch.ts';
import { Desk } from './desk.tsx';

const CounterMenu = lazy(() =>
  import('./counter-menu.tsx').then((module) => ({ default: module.CounterMenu })),
);

/** The counter of a partner: one branch, one voucher at a time. */
export function CounterPage() {
  const { t } = useTranslation('counter');
  useDocumentTitle(t('title'));
  const { viewer } = useViewer();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const staff = viewer?.partnerStaff;
  const branches = staff?.branches ?? [];
  const [branch, chooseBranch] = useCounterBranch(branches);
  const partnerName = staff?.partner.name.display ?? '';
  const openMenu = () => setMenuOpen(true);
  return (
    <div className="counter">
      {branch ? (
        <Desk key={branch.id} branch={branch} partnerName={partnerName} onMenu={openMenu} />
      ) : (
        <>
          <CounterBar partnerName={partnerName} branchName={null} onOther={null} onMenu={openMenu} />
          <BranchChoice branches={branches} onChoose={chooseBranch} />
        </>
      )}
      {isMenuOpen && (
        <Suspense>
          <CounterMenu
            branches={branches}
            branchId={branch?.id ?? null}
            onBranch={(branchId) => {
              chooseBranch(branchId);
              setMenuOpen(false);
            }}
            onClose={() => setMenuOpen(false)}
          />
        </Suspense>
      )}
    </div>
  );
}

interface BranchChoiceProps {
  branches: readonly CounterBranch[];
  onChoose: (branchId: string) => void;
}

function BranchChoice({ branches, onChoose }: BranchChoiceProps) {
  const { t } = useTranslation('counter');
  if (branches.length === 0)
    return <EmptyState icon={Store} level={1} title={t('branch.none')} text={t('branch.noneText')} />;
  return (
    <section className="card counter-branches" aria-labelledby="branch-title">
      <h1 id="branch-title">{t('branch.title')}</h1>
      <p className="text-muted">{t('branch.text')}</p>
      {branches.map((branch) => (
        <Button key={branch.id} kind="quiet" wide icon={Store} onPress={() => onChoose(branch.id)}>
          <bdi>{branch.name.display}</bdi>
        </Button>
      ))}
    </section>
  );
}
