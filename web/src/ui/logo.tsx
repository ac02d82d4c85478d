import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** Two links closed around the eight-pointed star of Moroccan tilework. Never mirrored. */
export function LogoMark() {
  return (
    <svg
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.6"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M10.75 22.5H9.5a6.5 6.5 0 0 1 0-13h1.25M21.25 9.5h1.25a6.5 6.5 0 0 1 0 13h-1.25" />
      <path
        d="M16.0 10.6L17.58 12.18L19.82 12.18L19.82 14.42L21.4 16.0L19.82 17.58L19.82 19.82L17.58 19.82L16.0 21.4L14.42 19.82L12.18 19.82L12.18 17.58L10.6 16.0L12.18 14.42L12.18 12.18L14.42 12.18Z"
        fill="currentColor"
        stroke="none"
      />
    </svg>
  );
}

export function Logo() {
  const { t } = useTranslation();
  return (
    <Link to="/" className="logo">
      <LogoMark />
      {t('productName')}
    </Link>
  );
}
