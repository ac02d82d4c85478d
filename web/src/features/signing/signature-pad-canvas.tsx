import Eraser from 'lucide-react/icons/eraser';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import SignaturePad from 'signature_pad';
import { Button } from '../../ui/button.tsx';

/** Width of the picture that is sent, pixels: sharp on paper, far below 100 kB. */
const pictureWidth = 900;
const heightShare = 0.36;
const ink = '#16162a';

interface SignaturePadCanvasProps {
  /** A PNG as data URL; null when nothing is drawn. */
  onDrawn: (drawing: string | null) => void;
  labelledBy: string;
}

/** A sheet to sign on with finger, pen or mouse. White in the dark too: it is paper. Turning the phone keeps what is drawn. */
export function SignaturePadCanvas({ onDrawn, labelledBy }: SignaturePadCanvasProps) {
  const { t } = useTranslation('signing');
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad | null>(null);
  const [isEmpty, setEmpty] = useState(true);
  const told = useRef(onDrawn);
  told.current = onDrawn;

  useEffect(() => {
    const sheet = canvas.current;
    if (!sheet) return;
    // The picture has a size of its own and is only shown larger or smaller, so that nothing drawn is lost when the window changes.
    sheet.width = pictureWidth;
    sheet.height = Math.round(pictureWidth * heightShare);
    const started = new SignaturePad(sheet, { penColor: ink, minWidth: 0.8, maxWidth: 2.6 });
    pad.current = started;
    const fit = () => {
      const { width } = sheet.getBoundingClientRect();
      if (width > 0)
        sheet.getContext('2d')?.setTransform(pictureWidth / width, 0, 0, pictureWidth / width, 0, 0);
    };
    const size = new ResizeObserver(fit);
    size.observe(sheet);
    started.addEventListener('endStroke', () => {
      setEmpty(false);
      told.current(started.toDataURL('image/png'));
    });
    return () => {
      size.disconnect();
      started.off();
    };
  }, []);

  function clear() {
    pad.current?.clear();
    setEmpty(true);
    onDrawn(null);
  }

  return (
    <div className="grid gap-2">
      <div className="relative overflow-hidden rounded-medium border border-outline bg-white">
        <canvas
          ref={canvas}
          role="img"
          aria-labelledby={labelledBy}
          className="block w-full touch-none cursor-crosshair"
          style={{ aspectRatio: `1 / ${heightShare}` }}
        />
        <span
          className="pointer-events-none absolute inset-x-6 bottom-[22%] border-b border-dashed border-[#b9b7c9]"
          aria-hidden="true"
        />
        {isEmpty && (
          <span
            className="pointer-events-none absolute inset-0 grid place-content-center text-s text-[#5d5d73]"
            aria-hidden="true"
          >
            {t('signature.here')}
          </span>
        )}
      </div>
      {!isEmpty && (
        <Button kind="text" compact icon={Eraser} className="justify-self-start" onPress={clear}>
          {t('signature.clear')}
        </Button>
      )}
    </div>
  );
}
