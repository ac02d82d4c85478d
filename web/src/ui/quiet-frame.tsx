import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';
import { LanguageSwitcher } from './language-switcher.tsx';
import { LogoMark } from './logo.tsx';
import { OfflineBadge } from './offline-badge.tsx';

interface QuietFrameProps {
  /** Where this is, beside the mark. */
  title: string;
  /** Wide enough for a text in two languages and a side. */
  wide?: boolean;
  children: ReactNode;
}

/** The whole screen of a page somebody reaches by a link of their own: the mark, the language, and one thing to do. */
export function QuietFrame({ title, wide = false, children }: QuietFrameProps) {
  const { t } = useTranslation();
  return (
    <div className="grid min-h-svh grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)]">
      <header className="screen-only flex min-h-14 items-center gap-2 border-b border-line bg-card px-4 desktop:px-6">
        <span className="logo">
          <LogoMark />
          {t('productName')}
        </span>
        <span className="truncate text-s text-muted max-tablet:hidden">{title}</span>
        <span className="ms-auto flex items-center gap-2">
          <OfflineBadge compact />
          <LanguageSwitcher />
        </span>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className={classNames(
          'mx-auto grid w-full grid-cols-[minmax(0,1fr)] content-start gap-4 px-4 py-5 desktop:py-8',
          wide ? 'max-w-[1180px] desktop:px-6' : 'max-w-[560px]',
        )}
      >
        {children}
      </main>
    </div>
  );
}
