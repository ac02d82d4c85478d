/** "أكدال، الرباط": the commune and its province, once when they have the same name. */
export function placeLine(
  commune: { name: { display: string } } | null,
  province: { name: { display: string } },
  language: string,
): string {
  const names = [commune?.name.display, province.name.display].filter((name) => name !== undefined);
  return [...new Set(names)].join(language === 'ar' ? '، ' : ', ');
}

/** Two names at most, from near to far: "أكدال، الرباط"; what is said already is not said again. */
export function branchPlace(
  branch: {
    name: { display: string };
    commune: { name: { display: string } } | null;
    province: { name: { display: string } };
  },
  language: string,
): string {
  const names = [branch.name, branch.commune?.name, branch.province.name].map((name) => name?.display);
  const told = [...new Set(names.filter((name) => name !== undefined))];
  return told.slice(0, 2).join(language === 'ar' ? '، ' : ', ');
}

/** `+212537670102` → `05 37 67 01 02`, as it is dialled in Morocco; others as they are. */
export function nationalPhone(e164: string): string {
  const national = /^\+212(\d{9})$/.exec(e164)?.[1];
  return national ? `0${national}`.replace(/(\d{2})(?=\d)/g, '$1\u00a0') : e164;
}
