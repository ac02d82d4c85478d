import Heart from 'lucide-react/icons/heart';
import { useTranslation } from 'react-i18next';
import { useFavourite } from '../lib/favourites/use-favourite.ts';
import { IconButton } from './button.tsx';
import { showToast } from './toast-store.ts';

interface FavouriteButtonProps {
  offerId: string;
  isFavourite: boolean;
  look?: 'plain' | 'raised';
}

/** The heart. Unmarking offers an undo; a mark that could not be kept is taken back and said. */
export function FavouriteButton({ offerId, isFavourite, look = 'plain' }: FavouriteButtonProps) {
  const { t } = useTranslation();
  const mark = useFavourite(offerId, isFavourite);

  async function set(next: boolean) {
    const isKept = await mark.setFavourite(next);
    if (!isKept) showToast({ text: t('favourite.failed'), tone: 'harm' });
    else if (!next)
      showToast({
        text: t('favourite.removed'),
        action: { label: t('favourite.undo'), run: () => mark.setFavourite(true) },
      });
  }

  return (
    <IconButton
      label={t('favourite.label')}
      icon={Heart}
      look={look}
      aria-pressed={mark.isFavourite}
      className={mark.isFavourite ? 'favourite-on' : undefined}
      onPress={() => set(!mark.isFavourite)}
    />
  );
}
