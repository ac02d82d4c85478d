import MessageSquare from 'lucide-react/icons/message-square';
import PenLine from 'lucide-react/icons/pen-line';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/badge.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Clause } from './agreement.types.ts';
import { WordDifferences } from './word-differences.tsx';

/** In which languages the text stands: both beside each other, or one. */
export type TextLanguages = 'both' | 'fr' | 'ar';

interface ClauseViewProps {
  clause: Clause;
  number: number;
  languages: TextLanguages;
  /** Whether what differs from the template is marked. */
  isMarked: boolean;
  /** Remarks still open about it. */
  openRemarks: number;
  /** Opens or closes the remarks; absent where nobody may write any and there are none. */
  onRemarks: (() => void) | undefined;
  /** The remarks, when they are open. */
  children?: ReactNode;
}

/** A clause in French and Arabic with its number between them; what the template says otherwise is marked word by word. */
export function ClauseView({
  clause,
  number,
  languages,
  isMarked,
  openRemarks,
  onRemarks,
  children,
}: ClauseViewProps) {
  const { t } = useTranslation('agreement');
  const isChanged = isMarked && clause.isChanged;
  const name = languages === 'ar' ? clause.title.ar : clause.title.fr;
  return (
    <section
      id={`clause-${clause.key}`}
      className={classNames(
        'agreement-clause agreement-duo',
        languages !== 'both' && 'single',
        isChanged && 'changed',
      )}
      aria-label={t('clause.label', { number, title: name ?? '' })}
    >
      {languages !== 'ar' && <ClauseText clause={clause} language="fr" isChanged={isChanged} />}
      <span className="mid">
        <span className="no num" aria-hidden="true">
          {number}
        </span>
        {onRemarks && (
          <button
            type="button"
            className={classNames('remark-button screen-only', openRemarks > 0 && 'waiting')}
            aria-expanded={Boolean(children)}
            aria-label={
              openRemarks > 0
                ? t('remarks.onClause', { count: openRemarks, number })
                : t('remarks.addTo', { number })
            }
            onClick={onRemarks}
          >
            <Icon of={MessageSquare} />
            {openRemarks > 0 && <span className="num">{openRemarks}</span>}
          </button>
        )}
      </span>
      {languages !== 'fr' && <ClauseText clause={clause} language="ar" isChanged={isChanged} />}
      {children && <div className="full screen-only">{children}</div>}
    </section>
  );
}

interface ClauseTextProps {
  clause: Clause;
  language: 'ar' | 'fr';
  isChanged: boolean;
}

function ClauseText({ clause, language, isChanged }: ClauseTextProps) {
  const { t } = useTranslation('agreement');
  const pieces = isChanged ? (clause.difference?.[language] ?? []) : [];
  return (
    <div lang={language} dir={language === 'ar' ? 'rtl' : 'ltr'}>
      {isChanged && (
        <Badge tone="action" icon={PenLine} className="screen-only">
          {t(clause.difference ? `clause.changedIn.${language}` : `clause.addedIn.${language}`)}
        </Badge>
      )}
      <h3>{clause.title[language]}</h3>
      <p className="whitespace-pre-line">
        {pieces.length > 0 ? <WordDifferences pieces={pieces} /> : clause.body[language]}
      </p>
    </div>
  );
}
