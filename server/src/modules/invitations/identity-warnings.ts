import { parseCommercialRegisterNumber, parseIce, parseTaxNumber } from '@wasl/shared/identifiers';
import type { Language } from '@wasl/shared/language';
import type { PartnerRecord } from '../partners/index.ts';
import { identityWarnings } from './invitations.texts.ts';

/** Doubts about the identifiers of a partner, one sentence each; none of them is a reason to refuse. */
export function warningsOf(
  { identifiers }: Pick<PartnerRecord, 'identifiers'>,
  language: Language,
): string[] {
  const { ice, rc, rcCourt, taxId } = identifiers;
  const warnings: (keyof typeof identityWarnings)[] = [];
  if (ice) {
    const read = parseIce(ice);
    if (!read.ok) warnings.push('iceLength');
    else if (read.warning) warnings.push('iceCheckDigits');
  }
  if (rc) {
    if (!parseCommercialRegisterNumber(rc).ok) warnings.push('rc');
    if (!rcCourt) warnings.push('rcCourt');
  }
  if (taxId && !parseTaxNumber(taxId).ok) warnings.push('taxId');
  return warnings.map((warning) => identityWarnings[warning][language]);
}

/** An identifier in the form it is stored in: its digits when it is one, as it was written when it may not be. */
export function readIdentifier(
  text: string,
  parse: (text: string) => { ok: true; value: string } | { ok: false },
): string | null {
  const written = text.trim().replace(/\s+/g, ' ');
  if (written === '') return null;
  const read = parse(written);
  return read.ok ? read.value : written;
}
