import { useTranslation } from 'react-i18next';
import { Photo } from '../../ui/photo.tsx';
import type { ShownPartner } from './partner.types.ts';

/** The partner's photos in its order, a row that scrolls sideways. */
export function PartnerPhotos({ partner }: { partner: ShownPartner }) {
  const { t } = useTranslation('partners');
  if (partner.photos.length === 0) return null;
  return (
    <section className="full" aria-label={t('photos')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard too */}
      <ul className="flex gap-3 overflow-x-auto pb-1" tabIndex={0} aria-label={t('photos')}>
        {partner.photos.map((photo, at) => (
          <li key={photo.id} className="w-[min(78vw,320px)] shrink-0">
            <Photo
              photo={photo}
              alt={photo.alternativeText?.display ?? ''}
              sizes="(min-width: 420px) 320px, 78vw"
              eager={at === 0}
              className="aspect-4/3 h-auto w-full rounded-medium"
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
