import { type ReactNode, useId } from 'react';
import { Card } from '../../ui/card.tsx';

interface SideCardProps {
  title: string;
  /** Beside the title: a count, a remark. */
  beside?: ReactNode;
  children: ReactNode;
  id?: string;
}

/** One panel beside the text. */
export function SideCard({ title, beside, children, id }: SideCardProps) {
  const headingId = useId();
  return (
    <Card as="section" aria-labelledby={headingId} {...(id ? { id } : {})}>
      <header className="agreement-card-head">
        <h2 id={headingId}>{title}</h2>
        {beside}
      </header>
      {children}
    </Card>
  );
}
