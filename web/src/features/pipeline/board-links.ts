import type { To } from 'react-router';
import { linkTo } from '../../lib/routing/link-to.ts';

/** Where a card leads: an agreement to its page, a prospect to its sheet over the board as it is. */
export function cardLink(card: { id: string; isProspect: boolean }, search: URLSearchParams): To {
  if (!card.isProspect) return linkTo.agreement(card.id);
  const params = new URLSearchParams(search);
  params.delete('new');
  params.set('prospect', card.id);
  return { search: params.toString() };
}
