import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import Trash from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddPartnerPhotoDocument } from '../../gql/operations.ts';
import { UploadError } from '../../lib/files/upload-file.ts';
import { useOperation } from '../../lib/graphql/api.ts';
import { IconButton } from '../../ui/button.tsx';
import { FileUpload } from '../../ui/file-upload.tsx';
import { Photo } from '../../ui/photo.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type ListingPhoto, moved } from './listing-draft.ts';

interface PhotosEditorProps {
  partnerId: string;
  photos: readonly ListingPhoto[];
  /** How many there may be; a logo is one. */
  most: number;
  onChange: (change: (photos: readonly ListingPhoto[]) => ListingPhoto[]) => void;
}

/** Photos in their order: add, describe, move by buttons or by dragging, remove. */
export function PhotosEditor({ partnerId, photos, most, onChange }: PhotosEditorProps) {
  const { t } = useTranslation('listing');
  const add = useOperation(AddPartnerPhotoDocument);
  const [dragged, setDragged] = useState<number | null>(null);
  const isLogo = most === 1;

  async function take(fileId: string) {
    const { addPartnerPhoto: answer } = await add.mutateAsync({ input: { partnerId, fileId } });
    if (answer.__typename !== 'PartnerPhotoAdded')
      throw new UploadError(answer.fields[0]?.message ?? answer.message);
    const { photo } = answer;
    onChange((before) => (isLogo ? [photo] : [...before, photo]));
  }

  return (
    <div className="grid gap-3">
      <ol className="grid gap-3">
        {photos.map((photo, at) => {
          const describe = (language: 'ar' | 'fr', text: string) =>
            onChange((before) =>
              before.map((each) =>
                each.id === photo.id
                  ? {
                      ...each,
                      alternativeText: { ar: null, fr: null, ...each.alternativeText, [language]: text },
                    }
                  : each,
              ),
            );
          const label = t('photos.nth', { number: at + 1 });
          return (
            <li
              key={photo.id}
              className="grid gap-2 rounded-medium border border-line bg-card p-3 tablet:grid-cols-[200px_1fr]"
              draggable={!isLogo}
              onDragStart={() => setDragged(at)}
              onDragOver={(event) => dragged !== null && event.preventDefault()}
              onDrop={(event) => {
                event.preventDefault();
                if (dragged !== null) onChange((before) => moved(before, dragged, at));
                setDragged(null);
              }}
            >
              <Photo
                photo={photo}
                alt={photo.alternativeText?.ar ?? photo.alternativeText?.fr ?? label}
                sizes="(min-width: 700px) 200px, 90vw"
                className="aspect-4/3 w-full rounded-small"
              />
              <div className="grid content-start gap-2">
                <div className="flex items-center gap-1">
                  <b className="flex-1">{isLogo ? t('field.LOGO') : label}</b>
                  {!isLogo && at > 0 && (
                    <IconButton
                      label={t('photos.earlier', { number: at + 1 })}
                      icon={ArrowUp}
                      onPress={() => onChange((before) => moved(before, at, at - 1))}
                    />
                  )}
                  {!isLogo && at < photos.length - 1 && (
                    <IconButton
                      label={t('photos.later', { number: at + 1 })}
                      icon={ArrowDown}
                      onPress={() => onChange((before) => moved(before, at, at + 1))}
                    />
                  )}
                  <IconButton
                    label={t('photos.remove', { number: at + 1 })}
                    icon={Trash}
                    onPress={() => onChange((before) => before.filter(({ id }) => id !== photo.id))}
                  />
                </div>
                <TextField
                  label={t('photos.alternativeAr')}
                  value={photo.alternativeText?.ar ?? ''}
                  maxLength={150}
                  dir="rtl"
                  lang="ar"
                  onChange={({ target }) => describe('ar', target.value)}
                />
                <TextField
                  label={t('photos.alternativeFr')}
                  value={photo.alternativeText?.fr ?? ''}
                  maxLength={150}
                  dir="ltr"
                  lang="fr"
                  onChange={({ target }) => describe('fr', target.value)}
                />
              </div>
            </li>
          );
        })}
      </ol>
      {(isLogo || photos.length < most) && (
        <FileUpload
          label={t(isLogo ? 'photos.chooseLogo' : 'photos.add')}
          accept="image/jpeg,image/png,image/webp"
          multiple={!isLogo}
          onUploaded={({ id }) => take(id)}
        />
      )}
    </div>
  );
}
