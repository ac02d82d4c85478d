import type { SeedOutcome } from './seed/index.ts';

/** Whom to sign in as in the demonstration, for the terminal of whoever started it. */
export function demonstrationText({ accounts, joining }: SeedOutcome): string {
  const widest = Math.max(...accounts.map(({ identifier }) => identifier.length));
  const lines = accounts.map(({ identifier, secondFactorSecret, whatToTry }) => {
    const secondFactor = secondFactorSecret ? ` (second factor ${secondFactorSecret})` : '';
    return `  ${identifier.padEnd(widest)}  ${whatToTry.en}${secondFactor}`;
  });
  return [
    '',
    `Demonstration accounts, password ${accounts[0]?.password ?? ''}:`,
    ...lines,
    `To join as a new member: ${joining.organizationName}, number ${joining.membershipNumber}, ${joining.name}, born ${joining.birthDate}`,
    '',
    '',
  ].join('\n');
}
