import { afterEach, describe, expect, it, vi } from 'vitest';

vi.mock('../i18n/i18n.ts', () => ({ currentLanguage: () => language }));
let language = 'ar';

vi.stubGlobal('window', { localStorage: undefined });
const { operation, operationKey } = await import('./api.ts');
const { queryClient } = await import('./query-client.ts');

const OfferDocument = {
  toString: () => '',
  __meta__: { operationName: 'Offer' },
  __apiType: undefined as unknown as (variables: { id: string; near?: string }) => { title: string },
};

const initialData = (variables: { id: string; near?: string }) => {
  const { initialData: find } = operation(OfferDocument, variables);
  return typeof find === 'function' ? find() : find;
};

afterEach(() => {
  queryClient.clear();
  language = 'ar';
});

describe('a reading', () => {
  it('is cached by operation, variables and language, and found again by operation', () => {
    const { queryKey } = operation(OfferDocument, { id: '1' });
    expect(queryKey).toEqual(['Offer', { id: '1' }, 'ar']);
    expect(queryKey.slice(0, 1)).toEqual(operationKey(OfferDocument));
  });

  it('shows the answer of another language until its own is there', () => {
    queryClient.setQueryData(operation(OfferDocument, { id: '1' }).queryKey, { title: 'تخفيض' });
    language = 'fr';
    expect(initialData({ id: '1' })).toEqual({ title: 'تخفيض' });
  });

  it('never shows the answer to another question', () => {
    queryClient.setQueryData(operation(OfferDocument, { id: '1', near: 'here' }).queryKey, {
      title: 'تخفيض',
    });
    language = 'fr';
    expect(initialData({ id: '2' })).toBeUndefined();
    expect(initialData({ id: '1' })).toBeUndefined();
  });
});
