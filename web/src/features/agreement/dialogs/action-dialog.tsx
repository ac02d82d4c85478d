import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ChangeTrouble } from '../change-trouble.tsx';
import type { Trouble } from '../use-agreement-change.ts';

interface ActionDialogProps {
  title: string;
  /** What follows from it, in a sentence or two. */
  text: ReactNode;
  /** The verb of what happens. */
  confirmLabel: string;
  harm?: boolean;
  /** Fields whose trouble stands beside them. */
  shown?: readonly string[];
  trouble: Trouble | null;
  onConfirm: () => Promise<unknown> | undefined;
  onClose: () => void;
  className?: string;
  children?: ReactNode;
}

/** An act with what it asks for: says what follows, keeps what was typed when it is refused. */
export function ActionDialog({
  title,
  text,
  confirmLabel,
  harm = false,
  shown = [],
  trouble,
  onConfirm,
  onClose,
  className,
  children,
}: ActionDialogProps) {
  const { t } = useTranslation('agreement');
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      description={text}
      className={className}
      footer={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('cancel')}
          </Button>
          <Button harm={harm} onPress={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <form
        noValidate
        className="grid gap-4 pt-3"
        onSubmit={(event) => {
          event.preventDefault();
          void onConfirm();
        }}
      >
        <ChangeTrouble trouble={trouble} shown={shown} />
        {children}
        {/* Enter in a field sends; the button stands in the dialog's foot. */}
        <button type="submit" className="hidden" tabIndex={-1} aria-hidden="true" />
      </form>
    </Dialog>
  );
}
