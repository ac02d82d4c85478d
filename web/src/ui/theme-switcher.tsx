import Monitor from 'lucide-react/icons/monitor';
import Moon from 'lucide-react/icons/moon';
import Sun from 'lucide-react/icons/sun';
import { useTranslation } from 'react-i18next';
import { useTheme } from '../lib/theme-choice.ts';
import { Segmented } from './segmented.tsx';

/** Light, dark or as the device. */
export function ThemeSwitcher() {
  const { t } = useTranslation();
  const [choice, choose] = useTheme();
  return (
    <Segmented
      label={t('theme.label')}
      value={choice}
      onChange={choose}
      options={[
        { value: 'system', label: t('theme.system'), icon: Monitor },
        { value: 'light', label: t('theme.light'), icon: Sun },
        { value: 'dark', label: t('theme.dark'), icon: Moon },
      ]}
    />
  );
}
