/** What a message says; links stand on lines of their own, so that no sentence runs into them. */
export interface MessageText {
  subject: string;
  text: string;
}

/** Paragraphs of a message, one after another; those that do not apply are null or empty. */
export function paragraphs(...parts: (string | null)[]): string {
  return parts.filter((part) => part).join('\n\n');
}
