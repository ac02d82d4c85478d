const reasonLength = { minimum: 10, maximum: 500 } as const;
const lineLength = { minimum: 2, maximum: 120 } as const;

/** A reason as it is kept; null when it is too short or too long. */
export function readReason(text: string): string | null {
  const reason = text.trim().replace(/\s+/g, ' ');
  return reason.length >= reasonLength.minimum && reason.length <= reasonLength.maximum ? reason : null;
}

/** A name or function as it is kept; null when it is too short, too long, or has no letter. */
export function readLine(text: string): string | null {
  const line = text.normalize('NFC').trim().replace(/\s+/g, ' ');
  const isOfLength = line.length >= lineLength.minimum && line.length <= lineLength.maximum;
  return isOfLength && /\p{L}/u.test(line) ? line : null;
}
