import Keyboard from 'lucide-react/icons/keyboard';
import PenLine from 'lucide-react/icons/pen-line';
import { useTranslation } from 'react-i18next';
import { Segmented } from '../../ui/segmented.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { SignaturePadCanvas } from './signature-pad-canvas.tsx';

export interface GivenSignature {
  way: 'draw' | 'type';
  drawing: string | null;
  typedName: string;
}

interface SignaturePartProps {
  value: GivenSignature;
  onChange: (value: GivenSignature) => void;
  error: string | null;
}

/** Whether there is a signature in the way that is chosen. */
export function isSigned({ way, drawing, typedName }: GivenSignature): boolean {
  return way === 'draw' ? drawing !== null : typedName.trim().length >= 2;
}

/** The signature: drawn, or typed by who cannot or would not draw. */
export function SignaturePart({ value, onChange, error }: SignaturePartProps) {
  const { t } = useTranslation('signing');
  return (
    <div className="grid gap-3">
      <Segmented
        label={t('signature.way')}
        value={value.way}
        onChange={(way) => onChange({ ...value, way })}
        className="justify-self-start"
        options={[
          { value: 'draw', label: t('signature.draw'), icon: PenLine },
          { value: 'type', label: t('signature.type'), icon: Keyboard },
        ]}
      />
      <div hidden={value.way !== 'draw'} className="grid gap-2">
        <p id="signature-label" className="text-s text-muted">
          {t('signature.drawHint')}
        </p>
        <SignaturePadCanvas
          labelledBy="signature-label"
          onDrawn={(drawing) => onChange({ ...value, way: 'draw', drawing })}
        />
        {error && (
          <p className="text-s font-semibold text-clay-700" role="alert">
            {error}
          </p>
        )}
      </div>
      {value.way === 'type' && (
        <>
          <TextField
            label={t('signature.name')}
            hint={t('signature.nameHint')}
            error={error}
            required
            dir="auto"
            autoComplete="name"
            value={value.typedName}
            onChange={({ target }) => onChange({ ...value, typedName: target.value })}
          />
          {value.typedName.trim() !== '' && (
            <p
              className="rounded-medium border border-outline bg-white px-4 py-6 text-center text-2xl text-[#16162a]"
              aria-hidden="true"
            >
              <bdi>{value.typedName}</bdi>
            </p>
          )}
        </>
      )}
    </div>
  );
}
