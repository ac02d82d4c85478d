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
      <Worded gain={children} />
    </bdi>
  );
}

/** `حتى −15 %` is a small word and a figure; the API isolates the figure then. */
function Worded({ gain }: { gain: string }) {
  const [, word, figure] = /^(.+?)\s*\u2066(.+)\u2069$/u.exec(gain) ?? [];
  if (!word || !figure) return gain;
  return (
    <>
      <small>{word} </small>
      <bdi dir="ltr">{figure}</bdi>
    </>
  );
}

/** Figures read left to right in every language; a word such as "مجاني" reads its own way, and so does a figure with a word. */
export function directionOfGain(gain: string): 'ltr' | 'rtl' {
  return /[\u0600-\u06ff]/.test(gain) ? 'rtl' : 'ltr';
}
