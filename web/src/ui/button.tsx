import type { AriaAttributes, MouseEvent, ReactNode, Ref } from 'react';
import { Link, type LinkProps } from 'react-router';
import { classNames } from './class-names.ts';
import { Icon, type IconGlyph } from './icon.tsx';
import { useBusy } from './use-busy.ts';

interface ButtonLook {
  /** `primary`: the one filled button of a screen; `quiet`: outlined; `text`: only the word. */
  kind?: 'primary' | 'quiet' | 'text';
  /** It hurts: clay. */
  harm?: boolean;
  /** 40 px instead of 48, in dense rows. */
  compact?: boolean;
  /** 56 px, for the action of the page. */
  large?: boolean;
  /** As wide as what holds it. */
  wide?: boolean;
  icon?: IconGlyph;
  className?: string | undefined;
}

function lookOf({ kind = 'primary', harm, compact, large, wide, className }: ButtonLook): string {
  return classNames(
    'button',
    kind !== 'primary' && kind,
    harm && 'harm',
    compact && 'compact',
    large && 'large',
    wide && 'wide',
    className,
  );
}

interface ButtonProps
  extends ButtonLook,
    Pick<AriaAttributes, 'aria-label' | 'aria-describedby' | 'aria-expanded' | 'aria-controls'> {
  children: ReactNode;
  /** While a promise it returned is open the button is busy, keeps its focus and takes no further press. */
  onPress?: () => unknown;
  /** Busy for a reason of the caller's, such as a form being sent. */
  busy?: boolean;
  /** Cannot be pressed now; it stays reachable, so that `aria-describedby` can say why. */
  disabled?: boolean;
  type?: 'button' | 'submit';
  ref?: Ref<HTMLButtonElement>;
}

/** A button whose second press while it works does nothing. */
export function Button({
  children,
  onPress,
  busy = false,
  disabled = false,
  type = 'button',
  ref,
  ...rest
}: ButtonProps) {
  const { kind, harm, compact, large, wide, icon, className, ...aria } = rest;
  const [isRunning, run] = useBusy(onPress);
  const isBusy = busy || isRunning;

  function press(event: MouseEvent) {
    if (isBusy || disabled) event.preventDefault();
    else run();
  }

  return (
    <button
      {...aria}
      ref={ref}
      type={type}
      className={lookOf(rest)}
      aria-busy={isBusy || undefined}
      aria-disabled={disabled || undefined}
      onClick={press}
    >
      {isBusy ? <span className="spinner" aria-hidden="true" /> : icon && <Icon of={icon} />}
      {children}
    </button>
  );
}

interface LinkButtonProps extends ButtonLook {
  to: LinkProps['to'];
  replace?: boolean;
  state?: unknown;
  children: ReactNode;
}

/** A link that looks like a button: it goes somewhere. */
export function LinkButton({ to, replace, state, children, ...look }: LinkButtonProps) {
  return (
    <Link to={to} replace={replace ?? false} state={state} className={lookOf(look)}>
      {look.icon && <Icon of={look.icon} />}
      {children}
    </Link>
  );
}

interface IconButtonProps
  extends Pick<AriaAttributes, 'aria-pressed' | 'aria-expanded' | 'aria-controls' | 'aria-haspopup'> {
  /** What it does, for screen readers and as a tooltip. */
  label: string;
  icon: IconGlyph;
  /** Mirror the icon in Arabic. */
  flip?: boolean;
  onPress: () => unknown;
  /** `plain` on a bar, `soft` on a card, `raised` over a picture. */
  look?: 'plain' | 'soft' | 'raised';
  className?: string | undefined;
  ref?: Ref<HTMLButtonElement>;
}

export function IconButton({
  label,
  icon,
  flip,
  onPress,
  look = 'plain',
  className,
  ref,
  ...aria
}: IconButtonProps) {
  const [isBusy, run] = useBusy(onPress);
  return (
    <button
      {...aria}
      ref={ref}
      type="button"
      className={classNames('icon-button', look !== 'plain' && look, className)}
      aria-label={label}
      title={label}
      aria-busy={isBusy || undefined}
      onClick={run}
    >
      <Icon of={icon} className={flip ? 'flip' : undefined} />
    </button>
  );
}

interface IconLinkProps {
  label: string;
  icon: IconGlyph;
  flip?: boolean;
  to: LinkProps['to'];
  look?: 'plain' | 'soft' | 'raised';
  className?: string | undefined;
}

/** A link shown as an icon, such as the way back. */
export function IconLink({ label, icon, flip, to, look = 'plain', className }: IconLinkProps) {
  return (
    <Link
      to={to}
      className={classNames('icon-button', look !== 'plain' && look, className)}
      aria-label={label}
      title={label}
    >
      <Icon of={icon} className={flip ? 'flip' : undefined} />
    </Link>
  );
}
