import { classNames } from './class-names.ts';

interface GainFigureProps {
  /** The gain as the API words it: `−30 %`, `90 DH`, `مجاني`. */
  children: string;
  /** `m` 19 px, `l` 24 px, `xl` 36 px, `hero` up to 56 px. */
  size?: 'm' | 'l' | 'xl' | 'hero';
  className?: string | undefined;
}

/** What the member gains: the largest thing where it stands, and the only thing in saffron. */
export function GainFigure({ children, size = 'l', className }: GainFigureProps) {
  return (
    <bdi
      className={classNames('gain-figure', size !== 'l' && `size-${size}`, className)}
      dir={directionOfGain(children)}
    >
      {children}
    </bdi>
  );
}

/** Figures read left to right in every language; a word such as "مجاني" reads its own way. */
export function directionOfGain(gain: string): 'ltr' | 'rtl' {
  return /[\u0600-\u06ff]/.test(gain) && !/\d/.test(gain) ? 'rtl' : 'ltr';
}
