import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconGlyph } from './icon.tsx';

interface ComboboxProps<TOption> {
  /** For screen readers; the placeholder is for eyes. */
  label: string;
  placeholder?: string;
  icon?: IconGlyph;
  value: string;
  onValueChange: (value: string) => void;
  /** What to propose for the value; empty closes the list. */
  options: readonly TOption[];
  keyOf: (option: TOption) => string;
  renderOption: (option: TOption) => ReactNode;
  onChoose: (option: TOption) => void;
  /** Enter without a chosen option. */
  onSubmit?: (value: string) => void;
  /** Told to screen readers when the list changes: "5 اقتراحات". */
  countText?: string;
  /** After the input: a clear button, a spinner. */
  end?: ReactNode;
  raised?: boolean;
  className?: string | undefined;
  inputId?: string;
}

/**
 * A text box that proposes while one types (ARIA 1.2 combobox with a list box): arrows move, Enter takes, Escape closes and then clears;
 * nothing is taken without being chosen.
 */
export function Combobox<TOption>(props: ComboboxProps<TOption>) {
  const { label, placeholder, icon, value, onValueChange, options, keyOf, renderOption, onChoose, onSubmit } =
    props;
  const { countText, end, raised = false, className, inputId } = props;
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const list = useRef<HTMLDivElement>(null);
  const isShown = isOpen && options.length > 0;
  const optionId = (index: number) => `${id}-option-${index}`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: new proposals start without a chosen one
  useEffect(() => setActive(-1), [options]);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  function choose(option: TOption) {
    setOpen(false);
    onChoose(option);
  }

  function move(step: 1 | -1) {
    setOpen(true);
    // One place before the first is the text itself.
    setActive((current) => ((current + 1 + step + options.length + 1) % (options.length + 1)) - 1);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const option = isShown ? options[active] : undefined;
    if (event.key === 'ArrowDown' && options.length > 0) move(1);
    else if (event.key === 'ArrowUp' && options.length > 0) move(-1);
    else if (event.key === 'Enter' && option !== undefined) choose(option);
    else if (event.key === 'Enter' && onSubmit) {
      setOpen(false);
      onSubmit(value);
    } else if (event.key === 'Escape' && isShown) setOpen(false);
    else if (event.key === 'Escape' && value) onValueChange('');
    else return;
    event.preventDefault();
  }

  return (
    <div className={classNames('combobox', className)}>
      <span className={classNames('field', raised && 'raised')}>
        {icon && <Icon of={icon} />}
        <input
          id={inputId}
          type="search"
          role="combobox"
          aria-label={label}
          aria-autocomplete="list"
          aria-expanded={isShown}
          aria-controls={`${id}-list`}
          aria-activedescendant={isShown && active >= 0 ? optionId(active) : undefined}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="search"
          dir="auto"
          placeholder={placeholder}
          value={value}
          onChange={({ target }) => {
            setOpen(true);
            onValueChange(target.value);
          }}
          onKeyDown={onKeyDown}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
        />
        {end}
      </span>
      <span className="hidden-text" role="status">
        {isShown ? countText : ''}
      </span>
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={label} hidden={!isShown}>
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the input, which keeps the focus
          <div
            key={keyOf(option)}
            id={optionId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            // The press must not take the focus from the input, or the list would close before the click.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(option)}
          >
            {renderOption(option)}
          </div>
        ))}
      </div>
    </div>
  );
}
