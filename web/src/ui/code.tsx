import { Fragment } from 'react';
import { classNames } from './class-names.ts';
import { VisuallyHidden } from './visually-hidden.tsx';

interface CodeProps {
  value: string;
  /** Lengths of the groups to read it in, such as `[4, 4, 2]`; the rest stands in one more group. None: as it is. */
  groups?: readonly number[];
  className?: string | undefined;
}

/** A code to be read out or typed: mono, left to right, in groups for the eye and whole for a screen reader. */
export function Code({ value, groups, className }: CodeProps) {
  if (!groups) {
    return (
      <bdi dir="ltr" className={classNames('code', className)}>
        {value}
      </bdi>
    );
  }
  const parts = inGroups(value, groups);
  return (
    <bdi dir="ltr" className={classNames('code', className)}>
      <VisuallyHidden>{parts.join('-')}</VisuallyHidden>
      <span className="code-groups" aria-hidden="true">
        {parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups of one code never change places
          <Fragment key={index}>
            {index > 0 && <i />}
            <span>{part}</span>
          </Fragment>
        ))}
      </span>
    </bdi>
  );
}

export function inGroups(value: string, groups: readonly number[]): string[] {
  const plain = value.replace(/[\s-]/g, '');
  const parts: string[] = [];
  let start = 0;
  for (const length of groups) {
    if (start >= plain.length) break;
    parts.push(plain.slice(start, start + length));
    start += length;
  }
  if (start < plain.length) parts.push(plain.slice(start));
  return parts;
}
