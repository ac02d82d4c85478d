import { keepPreviousData, useQuery } from '@tanstack/react-query';
import Search from 'lucide-react/icons/search';
import X from 'lucide-react/icons/x';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { SearchSuggestionsDocument, type SearchSuggestionsQuery } from '../../gql/operations.ts';
import { operation } from '../../lib/graphql/api.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { type Sectors, sectorOfCategory } from '../../lib/taxonomy/use-sectors.ts';
import { useDebounced } from '../../lib/use-debounced.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Highlighted } from '../../ui/offer-card.tsx';
import { CategoryIcon } from '../../ui/tile.tsx';
import { radiusForPlace } from './search-state.ts';
import type { SearchControl } from './use-search.ts';

type Suggestion = SearchSuggestionsQuery['searchSuggestions'][number];

const noSuggestions: readonly Suggestion[] = [];

interface SearchBoxProps extends SearchControl {
  sectors: Sectors | undefined;
  children?: ReactNode;
}

/** The one box: words are searched when entered; what is proposed meanwhile leads straight to an offer, a partner, a category or a place. */
export function SearchBox({ state, change, sectors, children }: SearchBoxProps) {
  const { t } = useTranslation('search');
  const navigate = useNavigate();
  const [draft, setDraft] = useState(state.text);
  useEffect(() => setDraft(state.text), [state.text]);
  const typed = useDebounced(draft.trim());
  const isTyping = typed !== '' && typed !== state.text;
  const { near } = state;
  const { data } = useQuery({
    ...operation(SearchSuggestionsDocument, {
      text: typed,
      near: near && { latitude: near.latitude, longitude: near.longitude },
    }),
    enabled: isTyping,
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  });
  const suggestions =
    isTyping && draft.trim() !== '' ? (data?.searchSuggestions ?? noSuggestions) : noSuggestions;

  function submit(text: string) {
    setDraft(text);
    change({ text: text.trim() });
  }

  function choose(suggestion: Suggestion) {
    switch (suggestion.kind) {
      case 'OFFER':
        return navigate(linkTo.offer(suggestion.id));
      case 'PARTNER':
        return navigate(linkTo.partner(suggestion.id));
      case 'CATEGORY': {
        const sector = sectorOfCategory(sectors, suggestion.id);
        setDraft('');
        return change({ text: '', categories: [suggestion.id], sectors: sector ? [sector] : [] });
      }
      case 'PLACE': {
        if (!suggestion.coordinates) return;
        setDraft('');
        const name = suggestion.text.map(({ text }) => text).join('');
        const radiusKm = radiusForPlace(suggestion.id);
        return change({ text: '', near: { ...suggestion.coordinates, name }, radiusKm, bounds: null });
      }
    }
  }

  return (
    <search>
      <form
        className="search-find"
        onSubmit={(event) => {
          event.preventDefault();
          submit(draft);
        }}
      >
        <Combobox
          raised
          className="min-w-0 flex-1"
          label={t('find.label')}
          placeholder={t('find.placeholder')}
          icon={Search}
          value={draft}
          onValueChange={(text) => {
            setDraft(text);
            if (text === '' && state.text !== '') change({ text: '' });
          }}
          options={suggestions}
          keyOf={({ kind, id }) => `${kind}:${id}`}
          countText={t('find.suggestions', { count: suggestions.length })}
          onChoose={choose}
          onSubmit={submit}
          renderOption={(suggestion) => (
            <>
              <span className="grid size-9 flex-none place-items-center rounded-small bg-sand-100 text-ink-700">
                <CategoryIcon name={suggestion.icon} sector="" />
              </span>
              <span className="min-w-0 flex-1">
                <span className="block truncate">
                  <Highlighted of={suggestion.text} />
                </span>
                {suggestion.detail && (
                  <span className="block truncate text-xs text-muted">{suggestion.detail}</span>
                )}
              </span>
              <span className="flex-none text-xs text-muted">{t(`suggestion.${suggestion.kind}`)}</span>
            </>
          )}
          end={
            draft !== '' && (
              <IconButton
                label={t('find.clear')}
                icon={X}
                onPress={() => submit('')}
                className="text-muted"
              />
            )
          }
        />
        {children}
        <Button type="submit" large className="max-desktop:hidden">
          {t('find.submit')}
        </Button>
      </form>
    </search>
  );
}
