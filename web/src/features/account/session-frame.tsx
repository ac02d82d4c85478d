import type { ReactNode } from 'react';
import { Card } from '../../ui/card.tsx';

interface SessionFrameProps {
  title: string;
  intro?: ReactNode;
  /** Under the card: the way to the other forms. */
  after?: ReactNode;
  children: ReactNode;
}

/** One form in the middle of the page, with one filled button. */
export function SessionFrame({ title, intro, after, children }: SessionFrameProps) {
  return (
    <div className="mx-auto grid w-full max-w-[480px] content-start gap-4 px-4 py-4 desktop:py-10">
      <div className="grid gap-1">
        <h1>{title}</h1>
        {intro && <p className="text-muted">{intro}</p>}
      </div>
      <Card className="p-5 tablet:p-6">{children}</Card>
      {after}
    </div>
  );
}
