import './agreement-text.css';
import Columns2 from 'lucide-react/icons/columns-2';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../lib/i18n/use-language.ts';
import { classNames } from '../class-names.ts';
import { Num } from '../num.tsx';
import { Segmented } from '../segmented.tsx';

export interface ReadClause {
  key: string;
  title: { ar?: string | null; fr?: string | null };
  body: { ar?: string | null; fr?: string | null };
}

type Shown = 'both' | 'ar' | 'fr';

const wideScreen = '(min-width: 900px)';

interface AgreementTextProps {
  clauses: readonly ReadClause[];
  /** What stands under a clause, such as its remarks. */
  after?: (clause: ReadClause) => ReactNode;
}

/** The text of an agreement as both parties read it: one language at a time on a phone, beside each other where there is room. */
export function AgreementText({ clauses, after }: AgreementTextProps) {
  const { t } = useTranslation('agreement-text');
  const { language } = useLanguage();
  const own = language === 'ar' ? 'ar' : 'fr';
  const isWide = window.matchMedia(wideScreen).matches;
  const [shown, setShown] = useState<Shown>(isWide ? 'both' : own);
  const other = own === 'ar' ? 'fr' : 'ar';
  const order = shown === 'both' ? [own, other] : [shown];
  const words = { ar: 'العربية', fr: 'Français' } as const;
  return (
    <div className={classNames('two-languages', shown)}>
      <Segmented<Shown>
        label={t('languages')}
        value={shown}
        onChange={setShown}
        className="justify-self-start"
        options={[
          ...(isWide ? [{ value: 'both' as const, label: t('both'), icon: Columns2 }] : []),
          { value: own, label: words[own], lang: own },
          { value: other, label: words[other], lang: other },
        ]}
      />
      <div className="paper">
        {clauses.map((clause, index) => (
          <section key={clause.key} id={`clause-${clause.key}`} className="clause">
            {order.map((each) => (
              <div
                key={each}
                lang={each}
                dir={each === 'ar' ? 'rtl' : 'ltr'}
                className="grid content-start gap-1.5"
              >
                <h3>
                  <Num className="no">{index + 1}</Num>
                  {clause.title[each as 'ar' | 'fr'] ?? ''}
                </h3>
                <p>{clause.body[each as 'ar' | 'fr'] ?? ''}</p>
              </div>
            ))}
            {after && <div className="after">{after(clause)}</div>}
          </section>
        ))}
      </div>
    </div>
  );
}
