import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FavouritesDocument, OfferForMemberDocument, SetFavouriteDocument } from '../../gql/operations.ts';
import { operationKey, useOperation } from '../graphql/api.ts';

/**
 * The mark on an offer: shown as wished at once, taken back when the server could not keep it. Marking is idempotent, so that the last
 * press is what holds.
 */
export function useFavourite(offerId: string, isMarked: boolean) {
  const queryClient = useQueryClient();
  const save = useOperation(SetFavouriteDocument);
  const [wish, setWish] = useState<boolean | null>(null);
  const isFavourite = wish ?? isMarked;

  /** Resolves to whether it was kept. */
  async function setFavourite(next: boolean): Promise<boolean> {
    setWish(next);
    try {
      await save.mutateAsync({ input: { offerId, isFavourite: next } });
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: operationKey(OfferForMemberDocument) }),
        queryClient.invalidateQueries({ queryKey: operationKey(FavouritesDocument) }),
      ]);
      return true;
    } catch {
      return false;
    } finally {
      setWish(null);
    }
  }

  return { isFavourite, setFavourite };
}
