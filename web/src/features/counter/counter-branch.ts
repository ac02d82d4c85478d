import { useState } from 'react';
import { readSetting, writeSetting } from '../../lib/browser-storage.ts';
import type { Viewer } from '../../lib/viewer/viewer.ts';

export type CounterBranch = NonNullable<Viewer['partnerStaff']>['branches'][number];

const settingName = 'counter-branch';

/** Where this device stands: the only branch, or the one chosen on it; null while the staff still have to choose. */
export function useCounterBranch(
  branches: readonly CounterBranch[],
): [branch: CounterBranch | null, choose: (branchId: string) => void] {
  const [chosenId, setChosenId] = useState(() => readSetting(settingName));
  const [only] = branches;
  const branch = branches.length === 1 ? only : branches.find(({ id }) => id === chosenId);
  return [
    branch ?? null,
    (branchId) => {
      setChosenId(branchId);
      writeSetting(settingName, branchId);
    },
  ];
}
