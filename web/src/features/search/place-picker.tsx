import { keepPreviousData, useQuery } from '@tanstack/react-query';
import LocateFixed from 'lucide-react/icons/locate-fixed';
import MapPin from 'lucide-react/icons/map-pin';
import MapPinOff from 'lucide-react/icons/map-pin-off';
import Search from 'lucide-react/icons/search';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NearestPlaceDocument, SearchPlacesDocument, type SearchPlacesQuery } from '../../gql/operations.ts';
import { api, operation } from '../../lib/graphql/api.ts';
import { useDebounced } from '../../lib/use-debounced.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { placeLabel } from './place-label.ts';
import { findPosition, type PositionProblem } from './position.ts';
import { radiusChoicesKm, radiusForPlace } from './search-state.ts';
import type { SearchControl } from './use-search.ts';

type FoundPlace = SearchPlacesQuery['searchPlaces'][number];

const noPlaces: readonly FoundPlace[] = [];

interface PlacePickerProps extends SearchControl {
  isOpen: boolean;
  onClose: () => void;
}

/** Where to search: around oneself, around a chosen place, how far, or everywhere. */
export function PlacePicker({ isOpen, onClose, state, change }: PlacePickerProps) {
  const { t } = useTranslation('search');
  const [problem, setProblem] = useState<PositionProblem | null>(null);
  const [text, setText] = useState('');
  const typed = useDebounced(text.trim());
  const { data } = useQuery({
    ...operation(SearchPlacesDocument, { text: typed }),
    enabled: typed !== '',
    placeholderData: keepPreviousData,
    staleTime: 60 * 60_000,
  });
  const places = text.trim() === '' || typed === '' ? noPlaces : (data?.searchPlaces ?? noPlaces);

  async function searchAroundMe() {
    setProblem(null);
    const found = await findPosition();
    if (typeof found === 'string') return setProblem(found);
    const answer = await api
      .query(NearestPlaceDocument, { at: found })
      .catch(() => ({ nearestPlace: { code: '' } }));
    if (!answer.nearestPlace) return setProblem('outside');
    change({ near: { ...found, name: null }, radiusKm: state.radiusKm ?? 10, bounds: null });
    onClose();
  }

  function choose({ code, name, center }: FoundPlace) {
    setText('');
    setProblem(null);
    change({ near: { ...center, name: name.display }, radiusKm: radiusForPlace(code), bounds: null });
  }

  return (
    <Sheet
      isOpen={isOpen}
      onClose={onClose}
      title={t('place.title')}
      footer={
        <Button wide onPress={onClose}>
          {t('place.done')}
        </Button>
      }
    >
      <div className="grid gap-4 pb-2">
        <Button kind="quiet" wide icon={LocateFixed} onPress={searchAroundMe}>
          {t('place.nearMe')}
        </Button>
        {problem && (
          <Notice icon={MapPinOff} tone="wait" role="alert">
            {t(`place.problem.${problem}`)}
          </Notice>
        )}
        <Combobox
          label={t('place.find')}
          placeholder={t('place.placeholder')}
          icon={Search}
          value={text}
          onValueChange={setText}
          options={places}
          keyOf={({ kind, code }) => `${kind}:${code}`}
          countText={t('find.suggestions', { count: places.length })}
          onChoose={choose}
          onSubmit={() => places[0] && choose(places[0])}
          renderOption={({ name, within }) => (
            <>
              <Icon of={MapPin} className="text-muted" />
              <span className="min-w-0 flex-1 truncate">{name.display}</span>
              <span className="max-w-[45%] truncate text-xs text-muted">{within.display}</span>
            </>
          )}
        />
        <p className="flex min-h-11 items-center gap-2">
          <Icon of={MapPin} className="text-action-strong" />
          <b className="flex-1">{placeLabel(state, t)}</b>
          {(state.near || state.bounds) && (
            <Button kind="text" compact onPress={() => change({ near: null, radiusKm: null, bounds: null })}>
              {t('place.forget')}
            </Button>
          )}
        </p>
        {state.near && !state.bounds && (
          <fieldset className="m-0 min-w-0 border-0 p-0">
            <legend className="mb-2 text-s font-semibold">{t('place.howFar')}</legend>
            <div className="flex flex-wrap gap-2">
              {radiusChoicesKm.map((km) => (
                <Chip key={km} pressed={state.radiusKm === km} onPress={() => change({ radiusKm: km })}>
                  {t('place.radius', { km })}
                </Chip>
              ))}
              <Chip pressed={state.radiusKm === null} onPress={() => change({ radiusKm: null })}>
                {t('place.everywhere')}
              </Chip>
            </div>
          </fieldset>
        )}
        {/* Room for the proposals, which open downwards inside the sheet. */}
        {places.length > 0 && <div className="h-64" />}
      </div>
    </Sheet>
  );
}
