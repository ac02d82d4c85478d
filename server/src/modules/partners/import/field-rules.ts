import type { LocalizedText } from '@wasl/shared/localized-text';
import type { BranchCandidate, PartnerCandidate } from './import.types.ts';

/** The fields of a stored partner and branch that an import may write. */
export interface ImportedFields {
  partner: PartnerCandidate;
  branch: BranchCandidate;
}

/**
 * What a partner and its branch are after the row that made them is imported again: what the row says replaces what
 * is stored, what it leaves out stays (a merged row may have filled it), phones are added, and an exact position is
 * never replaced by the middle of a commune.
 */
export function savedFields(stored: ImportedFields, row: ImportedFields): ImportedFields {
  return {
    partner: {
      ...row.partner,
      name: { ...stored.partner.name, ...row.partner.name },
      website: row.partner.website ?? stored.partner.website,
      attribution: row.partner.attribution ?? stored.partner.attribution,
    },
    branch: {
      ...row.branch,
      ...betterPosition(row.branch, stored.branch),
      name: { ...stored.branch.name, ...row.branch.name },
      address: joined(row.branch.address, stored.branch.address),
      phones: [...new Set([...row.branch.phones, ...stored.branch.phones])],
    },
  };
}

/** What they are after another row about the same place is merged in: only what was missing is filled. */
export function mergedFields(stored: ImportedFields, row: ImportedFields): ImportedFields {
  return {
    partner: {
      ...stored.partner,
      name: { ...row.partner.name, ...stored.partner.name },
      website: stored.partner.website ?? row.partner.website,
    },
    branch: {
      ...stored.branch,
      ...betterPosition(stored.branch, row.branch),
      address: joined(stored.branch.address, row.branch.address),
      phones: [...new Set([...stored.branch.phones, ...row.branch.phones])],
    },
  };
}

type Position = Pick<BranchCandidate, 'latitude' | 'longitude' | 'coordinatesAreApproximate'>;

function betterPosition(first: Position, second: Position): Position {
  const { latitude, longitude, coordinatesAreApproximate } =
    first.coordinatesAreApproximate && !second.coordinatesAreApproximate ? second : first;
  return { latitude, longitude, coordinatesAreApproximate };
}

function joined(first: LocalizedText | null, second: LocalizedText | null): LocalizedText | null {
  return first && second ? { ...second, ...first } : (first ?? second);
}
