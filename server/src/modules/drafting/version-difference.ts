import type { BilingualText } from '@wasl/shared/agreement-text';
import { formatCivilDate } from '@wasl/shared/civil-text';
import { countedNoun } from '@wasl/shared/counted-noun';
import type { Language } from '@wasl/shared/language';
import { formatMoney } from '@wasl/shared/money';
import type { AgreementVersionRecord, VersionClauseRecord } from './agreement-version.model.ts';
import {
  type BilingualDifferenceView,
  bilingualDifference,
  bilingualTextsDiffer,
  type ScheduleLineView,
  scheduleLineViews,
} from './clause-view.ts';
import { fieldLabels, renewalTexts } from './drafting.texts.ts';

type DifferenceKind = 'ADDED' | 'REMOVED' | 'CHANGED';

export interface VersionDifferenceView {
  clauses: {
    key: string;
    title: BilingualText;
    kind: DifferenceKind;
    difference: BilingualDifferenceView;
  }[];
  schedule: {
    key: string;
    kind: DifferenceKind;
    before: ScheduleLineView | null;
    after: ScheduleLineView | null;
  }[];
  fields: { label: string; before: string | null; after: string | null }[];
}

/** What changed between two versions of an agreement, before variables are filled in. Clauses come in the later's order. */
export function versionDifference(
  before: AgreementVersionRecord,
  after: AgreementVersionRecord,
  {
    categoryCode,
    language,
    showsAddresses,
  }: { categoryCode: string; language: Language; showsAddresses: boolean },
): VersionDifferenceView {
  const linesBefore = scheduleLineViews(before.schedule, categoryCode);
  const linesAfter = scheduleLineViews(after.schedule, categoryCode);
  return {
    clauses: clauseDifferences(before.clauses, after.clauses),
    schedule: pairsByKey(linesBefore, linesAfter).flatMap(([from, to]) => {
      const kind = kindOf(from, to, (a, b) => JSON.stringify(a) !== JSON.stringify(b));
      const key = to?.key ?? from?.key ?? '';
      return kind ? [{ key, kind, before: from, after: to }] : [];
    }),
    fields: fieldsOf(before, { language, showsAddresses }).flatMap(({ label, text }, index) => {
      const later = fieldsOf(after, { language, showsAddresses })[index]?.text ?? null;
      return text === later ? [] : [{ label, before: text, after: later }];
    }),
  };
}

function clauseDifferences(
  before: readonly VersionClauseRecord[],
  after: readonly VersionClauseRecord[],
): VersionDifferenceView['clauses'] {
  const nothing = { ar: '', fr: '' };
  const isOther = (a: VersionClauseRecord, b: VersionClauseRecord) =>
    bilingualTextsDiffer(a.source, b.source) || bilingualTextsDiffer(a.title, b.title);
  return pairsByKey(before, after).flatMap(([from, to]) => {
    const kind = kindOf(from, to, isOther);
    const clause = to ?? from;
    if (!kind || !clause) return [];
    const { key, title } = clause;
    const difference = bilingualDifference(from?.source ?? nothing, to?.source ?? nothing);
    return [{ key, title, kind, difference }];
  });
}

function kindOf<Item>(
  before: Item | null,
  after: Item | null,
  isOther: (a: Item, b: Item) => boolean,
): DifferenceKind | null {
  if (!before) return 'ADDED';
  if (!after) return 'REMOVED';
  return isOther(before, after) ? 'CHANGED' : null;
}

/** Those of the later in its order, then those that are gone. */
function pairsByKey<Item extends { key: string }>(
  before: readonly Item[],
  after: readonly Item[],
): [Item | null, Item | null][] {
  const known = new Map(before.map((item) => [item.key, item]));
  const kept = new Set(after.map(({ key }) => key));
  return [
    ...after.map((item): [Item | null, Item | null] => [known.get(item.key) ?? null, item]),
    ...before.filter(({ key }) => !kept.has(key)).map((item): [Item | null, Item | null] => [item, null]),
  ];
}

function fieldsOf(
  version: AgreementVersionRecord,
  { language, showsAddresses }: { language: Language; showsAddresses: boolean },
): { label: string; text: string | null }[] {
  const { startsOn, endsOn, noticeDays, renewal, budgetCentimes, signatories } = version;
  const texts: Record<keyof typeof fieldLabels, string | null> = {
    startsOn: formatCivilDate(startsOn, language),
    endsOn: formatCivilDate(endsOn, language),
    noticeDays: countedNoun(noticeDays, 'day', language, 'subject'),
    renewal: renewalTexts[renewal][language],
    budgetCentimes: budgetCentimes === null ? null : formatMoney(budgetCentimes, { unit: 'MAD' }),
    signatories:
      signatories
        .map(
          ({ group, name, title, email }) =>
            `${group}. ${name}, ${title}${showsAddresses ? ` (${email})` : ''}`,
        )
        .join('\n') || null,
  };
  return Object.entries(texts).map(([field, text]) => ({
    label: fieldLabels[field as keyof typeof fieldLabels][language],
    text,
  }));
}
