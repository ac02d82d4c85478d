interface RenewingLimit {
  renewsOn?: { date: string; text: string } | null | undefined;
  limit: { period: string };
}

/** The day yearly limits start anew, as the server words it; null when none is yearly. Shorter periods renew too often to announce. */
export function nextRenewal(limits: readonly RenewingLimit[]): string | null {
  const yearly = limits.flatMap(({ renewsOn, limit }) =>
    renewsOn && limit.period === 'YEAR' ? [renewsOn] : [],
  );
  return yearly.sort((a, b) => a.date.localeCompare(b.date))[0]?.text ?? null;
}
