import { Dialog as Base } from '@base-ui/react/dialog';
import X from 'lucide-react/icons/x';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

interface DialogProps {
  isOpen: boolean;
  /** Pressing outside, Escape or the cross. */
  onClose: () => void;
  title: ReactNode;
  description?: ReactNode;
  /** Buttons at the foot, always in sight. */
  footer?: ReactNode;
  children?: ReactNode;
  className?: string | undefined;
}

/** A question or a small form over the page; keeps the focus inside and gives it back. */
export function Dialog(props: DialogProps) {
  return <Overlay {...props} look="dialog" />;
}

/** More to choose from: from below on a phone, from the side on a desktop. */
export function Sheet(props: DialogProps) {
  return <Overlay {...props} look="sheet" />;
}

function Overlay({
  look,
  isOpen,
  onClose,
  title,
  description,
  footer,
  children,
  className,
}: DialogProps & { look: 'dialog' | 'sheet' }) {
  const { t } = useTranslation();
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="backdrop" />
        <Base.Popup className={`${look} ${className ?? ''}`}>
          {look === 'sheet' && <span className="sheet-handle" />}
          <header>
            <Base.Title>{title}</Base.Title>
            <Base.Close className="icon-button" aria-label={t('close')}>
              <Icon of={X} />
            </Base.Close>
          </header>
          <div className="body">
            {description && <Base.Description className="text-muted">{description}</Base.Description>}
            {children}
          </div>
          {footer && <footer>{footer}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

interface ConfirmDialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: ReactNode;
  text: ReactNode;
  /** The verb of what happens, never "OK". */
  confirmLabel: string;
  /** What keeps things as they are. */
  cancelLabel: string;
  harm?: boolean;
  onConfirm: () => unknown;
}

/** Asks before something that hurts and cannot be undone. */
export function ConfirmDialog({
  isOpen,
  onClose,
  title,
  text,
  confirmLabel,
  cancelLabel,
  harm,
  onConfirm,
}: ConfirmDialogProps) {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={title}
      description={text}
      footer={
        <>
          <Button kind="quiet" onPress={onClose}>
            {cancelLabel}
          </Button>
          <Button harm={harm ?? false} onPress={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    />
  );
}
