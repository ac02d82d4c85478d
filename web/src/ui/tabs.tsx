import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';

interface TabsProps<TValue extends string> {
  label: string;
  value: TValue;
  onChange: (value: TValue) => void;
  tabs: readonly { value: TValue; label: ReactNode }[];
  /** The content of the chosen tab. */
  children: ReactNode;
}

/** Parts of one page, one in sight. Arrow keys follow the direction of the writing; Home and End jump. */
export function Tabs<TValue extends string>({ label, value, onChange, tabs, children }: TabsProps<TValue>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const position = tabs.findIndex((tab) => tab.value === value);

  function move(event: KeyboardEvent) {
    const forwards = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const backwards = forwards === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    const targets: Record<string, number> = {
      [forwards]: (position + 1) % tabs.length,
      [backwards]: (position - 1 + tabs.length) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    };
    const target = targets[event.key];
    const tab = target === undefined ? undefined : tabs[target];
    if (!tab || target === undefined) return;
    event.preventDefault();
    onChange(tab.value);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[target]?.focus();
  }

  return (
    <>
      <div ref={list} role="tablist" aria-label={label} className="tabs" onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.value}
            id={`${id}-${tab.value}`}
            type="button"
            role="tab"
            aria-selected={tab.value === value}
            aria-controls={`${id}-panel`}
            tabIndex={tab.value === value ? 0 : -1}
            onClick={() => onChange(tab.value)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${value}`}>
        {children}
      </div>
    </>
  );
}
