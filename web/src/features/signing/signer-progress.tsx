import Check from 'lucide-react/icons/check';
import Clock from 'lucide-react/icons/clock';
import Lock from 'lucide-react/icons/lock';
import UserRoundPlus from 'lucide-react/icons/user-round-plus';
import X from 'lucide-react/icons/x';
import { useTranslation } from 'react-i18next';
import type { SignatoryState } from '../../gql/operations.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon, type IconGlyph } from '../../ui/icon.tsx';
import type { SigningVisit } from './signing-visit.ts';

const glyphs: Record<SignatoryState, IconGlyph> = {
  WAITING: Lock,
  INVITED: Clock,
  OPENED: Clock,
  SIGNED: Check,
  DECLINED: X,
  DELEGATED: UserRoundPlus,
};

const tones: Record<SignatoryState, string> = {
  WAITING: 'bg-sand-100 text-muted',
  INVITED: 'bg-action-soft text-action-strong',
  OPENED: 'bg-action-soft text-action-strong',
  SIGNED: 'bg-mint-100 text-mint-700',
  DECLINED: 'bg-clay-100 text-clay-700',
  DELEGATED: 'bg-sand-100 text-muted',
};

/** Everybody asked to sign, group by group, and where each stands. */
export function SignerProgress({ visit }: { visit: SigningVisit }) {
  const { t } = useTranslation('signing');
  const groups = Map.groupBy(visit.others, ({ group }) => group);
  return (
    <div className="grid gap-3">
      <ul>
        <Person name={visit.signatoryName} title={visit.signatoryTitle} state={visit.state} isReader />
      </ul>
      {[...groups].map(([group, people]) => (
        <div key={group} className="grid gap-1">
          {groups.size > 1 && (
            <p className="text-xs text-muted">
              {t(group === 1 ? 'people.first' : 'people.then', { number: group })}
            </p>
          )}
          <ul className="grid gap-1">
            {people.map(({ name, title, state }) => (
              <Person key={`${name}${title}`} name={name} title={title} state={state} />
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

interface PersonProps {
  name: string;
  title: string;
  state: SignatoryState;
  /** Who reads this. */
  isReader?: boolean;
}

function Person({ name, title, state, isReader = false }: PersonProps) {
  const { t } = useTranslation('signing');
  return (
    <li className="flex items-start gap-3 py-1">
      <span className={classNames('grid size-8 flex-none place-items-center rounded-full', tones[state])}>
        <Icon of={glyphs[state]} className="size-4" />
      </span>
      <span className="grid min-w-0 leading-snug">
        <b>
          <bdi>{name}</bdi>
          {isReader && <span className="font-normal text-muted"> · {t('people.you')}</span>}
        </b>
        <small className="text-s text-muted">
          <bdi>{title}</bdi> · {t(`people.state.${state}`)}
        </small>
      </span>
    </li>
  );
}
