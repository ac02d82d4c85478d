import { type Analyzer, createAnalyzer } from './analyzer.ts';
import { defaultTypoRules, type TypoRules } from './edit-distance.ts';
import { fold } from './folding.ts';
import { nameWordGroups } from './name-words.ts';
import { parseQuery, type Query } from './query.ts';
import { defaultStopWords } from './stop-words.ts';
import { createSynonyms, knownWordsOf, type Synonyms } from './synonyms.ts';

export interface TextRulesOptions {
  /** Human-written groups of phrases of one meaning, in any script: `['pharmacie', 'صيدلية', 'saydaliya']`. */
  synonyms?: readonly (readonly string[])[];
  /** Words never searched by; the default list when absent. */
  stopWords?: readonly string[];
  typos?: TypoRules;
}

/** How texts and queries are read in one index: the same on the index side, the query side and for highlights. */
export interface TextRules extends Analyzer {
  readonly stopWords: ReadonlySet<string>;
  readonly synonyms: Synonyms;
  readonly typos: TypoRules;
  /** Reads what someone typed; see `parseQuery`. */
  parseQuery(text: string, prefix?: boolean): Query;
}

/** Compiles the rules; some milliseconds for a thousand phrases, so make them once and keep them. */
export function createTextRules(options: TextRulesOptions = {}): TextRules {
  const typos = options.typos ?? defaultTypoRules;
  const groups = [...(options.synonyms ?? []), ...nameWordGroups];
  const analyzer = createAnalyzer(knownWordsOf(groups));
  const stopWords = new Set((options.stopWords ?? defaultStopWords).flatMap((word) => fold(word)));
  const synonyms = createSynonyms(
    groups,
    (phrase) => {
      const all = analyzer.analyze(phrase).map((token) => token.term);
      return { terms: all.filter((term) => !stopWords.has(term)), joined: all.join('') };
    },
    typos,
  );
  const rules = { ...analyzer, stopWords, synonyms, typos };
  return { ...rules, parseQuery: (text, prefix) => parseQuery(text, rules, prefix) };
}

/** Rules without a taxonomy's synonyms: stop words and the words of names only. */
export const plainTextRules: TextRules = createTextRules();
