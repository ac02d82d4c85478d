/** What a scanner says of some content. */
export type ScanVerdict = { isClean: true } | { isClean: false; finding: string };

/** Looks for known malware. Rejects when it cannot say: whoever asks must then refuse. */
export interface VirusScanner {
  scan(content: Uint8Array): Promise<ScanVerdict>;
}

/** For a machine without a scanner: lets everything through, as the settings say. */
export const noVirusScanner: VirusScanner = {
  scan: async () => ({ isClean: true }),
};
