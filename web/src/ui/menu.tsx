import './menu.css';
import { Menu as Base } from '@base-ui/react/menu';
import Ellipsis from 'lucide-react/icons/ellipsis';
import { Fragment } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconGlyph } from './icon.tsx';

export interface MenuItem {
  label: string;
  icon?: IconGlyph;
  /** Mirror the icon in Arabic. */
  flip?: boolean;
  /** It hurts: clay. */
  harm?: boolean;
  /** The key that does the same, shown beside it. */
  shortcut?: string | undefined;
  onPress: () => void;
}

interface MenuProps {
  /** What it holds, for screen readers and as a tooltip. */
  label: string;
  icon?: IconGlyph;
  /** Groups of items, with a line between them; empty groups are left out. */
  groups: readonly (readonly MenuItem[])[];
  className?: string | undefined;
}

/** What else can be done, behind one icon. Arrow keys move, a letter jumps, Escape closes and gives the focus back. */
export function Menu({ label, icon = Ellipsis, groups, className }: MenuProps) {
  const shown = groups.filter((items) => items.length > 0);
  if (shown.length === 0) return null;
  return (
    <Base.Root modal={false}>
      <Base.Trigger className={classNames('icon-button', className)} aria-label={label} title={label}>
        <Icon of={icon} />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className="menu-place" align="end" sideOffset={6} collisionPadding={8}>
          <Base.Popup className="menu" aria-label={label}>
            {shown.map((items, index) => (
              <Fragment key={items[0]?.label}>
                {index > 0 && <hr />}
                {items.map((item) => (
                  <Base.Item
                    key={item.label}
                    className={classNames('menu-item', item.harm && 'harm')}
                    onClick={item.onPress}
                  >
                    {item.icon && <Icon of={item.icon} className={item.flip ? 'flip' : undefined} />}
                    <span>{item.label}</span>
                    {item.shortcut && <kbd>{item.shortcut}</kbd>}
                  </Base.Item>
                ))}
              </Fragment>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
