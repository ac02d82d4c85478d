/** Reads a table written as text: a line per row, cells between bars, blank lines left out. */
export function readTable(text: string): string[][] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => line.split('|').map((cell) => cell.trim()));
}
