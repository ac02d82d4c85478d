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
      <path d="M12.2 22.5H9.5a6.5 6.5 0 0 1 0-13h2.7M19.8 9.5h2.7a6.5 6.5 0 0 1 0 13h-2.7" />
      <path
        d="m16 10.6 1.6 1.5h2.2v2.2l1.6 1.7-1.6 1.7v2.2h-2.2L16 21.4l-1.6-1.5h-2.2v-2.2L10.600 16l1.6-1.7v-2.2h2.2Z"
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
