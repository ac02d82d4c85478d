import CircleAlert from 'lucide-react/icons/circle-alert';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Code } from './code.tsx';
import { Icon, type IconGlyph } from './icon.tsx';

interface StateProps {
  icon: IconGlyph;
  title: ReactNode;
  /** What it means and what to do. */
  text?: ReactNode;
  /** The one thing to do. */
  action?: ReactNode;
  /** 1 where it is the whole page. */
  level?: 1 | 2 | 3;
}

/** Nothing here, drawn on purpose: why, and one thing to do. */
export function EmptyState({ icon, title, text, action, level = 2 }: StateProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="state">
      <span className="drawing">
        <Icon of={icon} />
      </span>
      <Heading>{title}</Heading>
      {text && <p>{text}</p>}
      {action}
    </div>
  );
}

interface ErrorStateProps extends Omit<StateProps, 'icon'> {
  icon?: IconGlyph;
  /** The server's number of the failure, to quote when asking for help. */
  reference?: string | null;
}

/** It did not work: what happened, why, what to do next. Told to screen readers at once. */
export function ErrorState({
  icon = CircleAlert,
  title,
  text,
  action,
  reference,
  level = 2,
}: ErrorStateProps) {
  const { t } = useTranslation();
  const Heading = `h${level}` as const;
  return (
    <div className="state harm" role="alert">
      <span className="drawing">
        <Icon of={icon} />
      </span>
      <Heading>{title}</Heading>
      {text && <p>{text}</p>}
      {reference && (
        <p className="text-s">
          {t('error.reference')} <Code value={reference} />
        </p>
      )}
      {action}
    </div>
  );
}
