/** Spreadsheets in Moroccan French and Arabic split at semicolons: the comma is their decimal sign. */
const separator = ';';

/** Excel reads UTF-8 only behind this mark. */
const byteOrderMark = '\uFEFF';

/**
 * A table as a file for spreadsheets (RFC 4180 with semicolons, UTF-8 with its mark). Words that a spreadsheet would run as a formula are
 * led by an apostrophe; numbers stay numbers.
 */
export function toCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return byteOrderMark + rows.map((row) => `${row.map(cellOf).join(separator)}\r\n`).join('');
}

function cellOf(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value).replace('.', ',');
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Hands a text over as a file, without leaving the page. */
export function saveAsFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
