import { boundedDistance } from '@wasl/shared/text/edit-distance';
import { type Coordinates, distanceMetres } from './coordinates.ts';
import type { Commune, Locality, Province, Region } from './geography.types.ts';
import { foldPlaceName, isArabic, plainKey, similarity, soundKey, splitScripts } from './place-keys.ts';

/**
 * How a spelling led to a commune, best first: its own name, another known spelling, a part of the commune
 * (arrondissement, centre, neighbourhood), the same sound, the name inside a longer text, or a near miss.
 */
type MatchKind = 'name' | 'variant' | 'locality' | 'sound' | 'contained' | 'fuzzy';

export interface CommuneMatch {
  communeCode: string;
  /** 0 to 1: how sure the spelling is this commune. Below 0.5 a person should look. */
  confidence: number;
  how: MatchKind;
  /** False when the commune lies outside the province or region that was hinted. */
  agreesWithHint: boolean;
}

export interface MatchHints {
  /** HCP code or name of the province, in any spelling. */
  provinceHint?: string | undefined;
  /** HCP code or name of the region, in any spelling. */
  regionHint?: string | undefined;
  coordinates?: Coordinates | undefined;
}

export interface CommuneMatcher {
  matchCommune(rawCitySpelling: string, hints?: MatchHints): CommuneMatch | null;
  /** HCP code of the province a spelling means; a part of a city (Al Fida-Mers Sultan) means the city's province. */
  matchProvince(rawSpelling: string): string | null;
  matchRegion(rawSpelling: string): string | null;
}

interface Sources {
  regions: readonly Region[];
  provinces: readonly Province[];
  communes: readonly Commune[];
  localities: readonly Locality[];
  usualSpellings: Readonly<Record<string, readonly string[]>>;
  usualProvinceSpellings: Readonly<Record<string, readonly string[]>>;
}

interface Entry {
  commune: Commune;
  how: 'name' | 'variant' | 'locality';
  key: string;
  /** The spelling folded, to prefer the very name among those of one key. */
  folded: string;
}

type Found = { entry: Entry; how: MatchKind; score: number };

const baseScore: Record<MatchKind, number> = {
  name: 1,
  variant: 0.97,
  locality: 0.9,
  sound: 0.85,
  contained: 0.7,
  fuzzy: 0.7,
};

/** What the very name, articles and all, is worth over one that only shares its key. */
const sameNameBonus = 0.06;
/** A spelling outside the hinted province is worth this much of what it would be worth inside. */
const hintConflictFactor = 0.6;
/** A name several communes bear, decided only by "the town rather than the village". */
const ambiguityFactor = 0.75;
/** A candidate farther than this from the coordinates given is not what they mean. */
const farMetres = 60_000;
const addressWords =
  /^(rue|av|ave|avenue|bd|blvd|boulevard|route|rte|lot|lotissement|residence|ressidence|imm|immeuble|bureaux?|cite|place|angle|km|شارع|زنقة|زنقه|طريق|اقامه|عماره)$/u;
const unitWords =
  /\b(arrond(issement)?|mun(icipalite)?|cr|cu|c|m|commune|ville|centre|prefecture|province|region)\b/gu;

export function createCommuneMatcher(sources: Sources): CommuneMatcher {
  const byPlainKey = new Map<string, Entry[]>();
  const bySoundKey = new Map<string, Entry[]>();
  const entries = collectEntries(sources);
  for (const entry of entries) {
    push(byPlainKey, entry.key, entry);
    push(bySoundKey, soundKey(entry.key), entry);
  }
  const provinceKeys = collectKeys(sources.provinces, sources.usualProvinceSpellings);
  const regionKeys = collectKeys(sources.regions, {});
  const cache = new Map<string, readonly Found[]>();

  function matchRegion(raw: string): string | null {
    return matchByKeys(regionKeys, raw);
  }

  function matchProvince(raw: string): string | null {
    const code = matchByKeys(provinceKeys, raw);
    if (code) return code;
    const found = candidates(raw).filter(({ how }) => how !== 'contained' && how !== 'fuzzy');
    const parts = found.length > 0 ? found : raw.split(/[-/]/u).flatMap((part) => candidates(part));
    const codes = new Set(parts.filter(isPartOrTown).map(({ entry }) => entry.commune.provinceCode));
    return codes.size === 1 ? ([...codes][0] ?? null) : null;
  }

  function candidates(raw: string): readonly Found[] {
    const known = cache.get(raw);
    if (known) return known;
    const found = findCandidates(raw);
    if (cache.size > 20_000) cache.clear();
    cache.set(raw, found);
    return found;
  }

  function findCandidates(raw: string): Found[] {
    const { latin, arabic } = splitScripts(raw);
    const parts = [latin, arabic].filter((part) => part !== '');
    const perPart = parts.map(findInOneScript).filter((found) => found.length > 0);
    const [first = [], second] = perPart;
    if (!second) return first;
    const agreed = first.filter(({ entry }) => second.some((other) => other.entry.commune === entry.commune));
    if (agreed.length > 0) return agreed;
    return bestScore(second) > bestScore(first) ? second : first;
  }

  function findInOneScript(part: string): Found[] {
    const bare = part.replace(unitWords, ' ').trim() || part;
    for (const spelling of new Set([part, bare])) {
      const exact = byPlainKey.get(plainKey(spelling)) ?? [];
      if (exact.length > 0) return exact.map((entry) => foundExactly(entry, spelling));
    }
    const words = bare.split(/\s+/u);
    const isAddress = words.some((word) => addressWords.test(word) || /^\d+$/u.test(word));
    if (!isAddress) {
      const alike = findBySound(bare);
      if (alike.length > 0) return alike;
    }
    const contained = findContained(words);
    if (contained.length > 0 || isAddress || words.length > 4) return contained;
    return findNearMiss(plainKey(bare));
  }

  function findBySound(spelling: string): Found[] {
    const key = plainKey(spelling);
    const sound = soundKey(spelling);
    if (sound.length < 2) return [];
    return (bySoundKey.get(sound) ?? [])
      .map((entry) => ({ entry, alike: similarity(key, entry.key) }))
      .filter(({ alike }) => alike >= 0.5)
      .map(({ entry, alike }) => ({
        ...found(entry, 'sound'),
        score: baseScore.sound * (0.6 + 0.4 * alike),
      }));
  }

  /** The longest run of words that is the name of a town; of several runs as long, the last (towns end addresses). */
  function findContained(words: readonly string[]): Found[] {
    for (let length = Math.min(4, words.length - 1); length >= 1; length--) {
      for (let start = words.length - length; start >= 0; start--) {
        const run = words.slice(start, start + length).join(' ');
        if (foldPlaceName(run).length < 3 || addressWords.test(words[start - 1] ?? '')) continue;
        const towns = (byPlainKey.get(plainKey(run)) ?? []).filter(isTown);
        if (towns.length > 0) return towns.map((entry) => found(entry, 'contained'));
      }
    }
    return [];
  }

  function findNearMiss(key: string): Found[] {
    const limit = key.length >= 9 ? 2 : 1;
    if (key.length < 5) return [];
    return entries
      .filter(
        (entry) => isArabic(entry.key) === isArabic(key) && boundedDistance(key, entry.key, limit) <= limit,
      )
      .map((entry) => ({ ...found(entry, 'fuzzy'), score: baseScore.fuzzy * similarity(key, entry.key) }));
  }

  function matchCommune(raw: string, hints: MatchHints = {}): CommuneMatch | null {
    const all = candidates(raw);
    if (all.length === 0) return null;
    const provinceCode = hints.provinceHint ? matchProvince(hints.provinceHint) : null;
    const regionCode = hints.regionHint ? matchRegion(hints.regionHint) : null;
    const agrees = ({ entry: { commune } }: Found): boolean =>
      (!provinceCode || commune.provinceCode === provinceCode) &&
      (!regionCode || commune.regionCode === regionCode);
    const inside = all.filter(agrees);
    const agreesWithHint = inside.length > 0;
    return choose(agreesWithHint ? inside : all, agreesWithHint, hints.coordinates);
  }

  return { matchCommune, matchProvince, matchRegion };
}

function choose(
  pool: readonly Found[],
  agreesWithHint: boolean,
  at: Coordinates | undefined,
): CommuneMatch | null {
  const perCommune = new Map<Commune, Found>();
  for (const candidate of pool) {
    const known = perCommune.get(candidate.entry.commune);
    if (!known || candidate.score > known.score) perCommune.set(candidate.entry.commune, candidate);
  }
  const metres = (f: Found): number => (at ? distanceMetres(at, f.entry.commune.center) : 0);
  const ranked = [...perCommune.values()].sort((a, b) => {
    if (at && perCommune.size > 1 && Math.abs(a.score - b.score) < 0.15) return metres(a) - metres(b);
    const sameScore = Math.abs(a.score - b.score) < 0.05;
    return (
      (sameScore ? rank(b.entry.commune) - rank(a.entry.commune) : 0) || b.score - a.score || order(a, b)
    );
  });
  const [best, next] = ranked;
  if (!best) return null;
  let confidence = best.score;
  if (!agreesWithHint) confidence *= hintConflictFactor;
  if (at && metres(best) > farMetres) confidence *= hintConflictFactor;
  if (!at && next && Math.abs(next.score - best.score) < 0.05) confidence *= ambiguityFactor;
  return {
    communeCode: best.entry.commune.code,
    confidence: Math.round(Math.min(1, confidence) * 100) / 100,
    how: best.how,
    agreesWithHint,
  };
}

/** A town before a village; the town that gave its province its name before another. */
const rank = (commune: Commune): number =>
  (commune.kind === 'urban' ? 1 : 0) + (commune.code.endsWith('.0') ? 1 : 0);

const order = (a: Found, b: Found): number => (a.entry.commune.code < b.entry.commune.code ? -1 : 1);

const isTown = ({ commune, how }: Entry): boolean => commune.kind === 'urban' && how !== 'locality';

const isPartOrTown = ({ entry }: Found): boolean =>
  entry.how === 'locality' || entry.commune.kind === 'urban';

const bestScore = (found: readonly Found[]): number => Math.max(...found.map(({ score }) => score));

const found = (entry: Entry, how: MatchKind): Found => ({ entry, how, score: baseScore[how] });

/** `Er-rissani` is the commune of that very name before the town people call Rissani. */
function foundExactly(entry: Entry, spelling: string): Found {
  const score =
    baseScore[entry.how] + (entry.how === 'name' && entry.folded === spelling ? sameNameBonus : 0);
  return { entry, how: entry.how, score };
}

function collectEntries({ communes, localities, usualSpellings }: Sources): Entry[] {
  const byCode = new Map(communes.map((commune) => [commune.code, commune]));
  const seen = new Set<string>();
  const entries: Entry[] = [];
  const add = (commune: Commune | undefined, how: Entry['how'], spellings: readonly string[]): void => {
    for (const spelling of spellings) {
      const key = plainKey(spelling);
      if (!commune || key === '' || seen.has(`${commune.code} ${key}`)) continue;
      seen.add(`${commune.code} ${key}`);
      entries.push({ commune, how, key, folded: foldPlaceName(spelling) });
    }
  };
  for (const commune of communes) {
    add(commune, 'name', [commune.name.fr, commune.name.ar, commune.name.en]);
    add(commune, 'variant', [...commune.variants, ...(usualSpellings[commune.code] ?? [])]);
  }
  for (const { communeCode, name, variants } of localities) {
    add(byCode.get(communeCode), 'locality', [name.fr, name.ar, ...variants]);
  }
  return entries;
}

function collectKeys(
  units: readonly (Province | Region)[],
  usual: Readonly<Record<string, readonly string[]>>,
): { plain: Map<string, string>; sound: Map<string, string> } {
  const plain = new Map<string, string>();
  const sound = new Map<string, string>();
  for (const { code, name, variants } of units) {
    plain.set(code, code);
    for (const spelling of [name.fr, name.ar, name.en, ...variants, ...(usual[code] ?? [])]) {
      plain.set(plainKey(spelling), code);
      sound.set(soundKey(spelling), code);
    }
  }
  return { plain, sound };
}

function matchByKeys(keys: ReturnType<typeof collectKeys>, raw: string): string | null {
  const trimmed = raw.trim();
  const { latin, arabic } = splitScripts(trimmed);
  for (const part of [trimmed, latin, arabic]) {
    const code = keys.plain.get(part) ?? keys.plain.get(plainKey(part));
    if (code && part !== '') return code;
  }
  for (const part of [latin, arabic]) {
    const code = part === '' ? undefined : keys.sound.get(soundKey(part));
    if (code) return code;
  }
  return null;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
