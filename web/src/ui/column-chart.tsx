import { Icon, type IconGlyph } from './icon.tsx';
import { Num } from './num.tsx';

export interface ChartColumn {
  key: string;
  label: string;
  icon: IconGlyph;
  sector: string;
  value: number;
  /** The value as it stands above the column. */
  text: string;
  /** Label and value in one sentence for screen readers, who hear a list. */
  spoken: string;
}

/** A handful of values side by side, largest first; a list to screen readers. Nothing moves: it is read, not watched. */
export function ColumnChart({ label, columns }: { label: string; columns: readonly ChartColumn[] }) {
  const largest = Math.max(1, ...columns.map(({ value }) => value));
  return (
    <ul className="column-chart" aria-label={label}>
      {columns.map(({ key, sector, value, text, spoken, icon, label: name }) => (
        <li key={key} data-sector={sector}>
          <span className="hidden-text">{spoken}</span>
          <span className="col" aria-hidden="true">
            <Num>{text}</Num>
            <i style={{ blockSize: `${Math.max(3, (value / largest) * 100)}px` }} />
          </span>
          <span className="name" aria-hidden="true">
            <Icon of={icon} />
            <span>{name}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
