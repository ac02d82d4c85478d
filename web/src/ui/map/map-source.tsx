import { useTranslation } from 'react-i18next';

/** Whose map it is: the licence of OpenStreetMap's data asks every map to say so. */
export function MapSource() {
  const { t } = useTranslation();
  return (
    <a
      className="map-source"
      href="https://www.openstreetmap.org/copyright"
      target="_blank"
      rel="noreferrer"
      lang="en"
    >
      {t('map.source')}
    </a>
  );
}
