import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../platform/clock.ts';

export type FileGrants = ReturnType<typeof createFileGrants>;

/** Where a file is read from by those who may see it. */
export function fileUrl(fileId: string): string {
  return `/files/${fileId}`;
}

/**
 * Links that let somebody without a session read one file for some minutes: the end of the grant stands in the link, and both
 * are signed with a key made from the secret of sessions. Nothing is stored.
 */
export function createFileGrants({ secret, clock }: { secret: string; clock: Clock }) {
  const key = createHmac('sha256', secret).update('links to files').digest();
  const signatureOf = (fileId: string, until: string) =>
    createHmac('sha256', key).update(`${fileId}.${until}`).digest();
  return {
    /** An address, relative to this site, that works for so many minutes. */
    grantLink(fileId: string, minutes: number): string {
      const until = Math.floor(clock.now().getTime() / 1000) + minutes * 60;
      const signature = signatureOf(fileId, String(until)).toString('base64url');
      return `${fileUrl(fileId)}?until=${until}&key=${signature}`;
    },
    /** Whether a link was made here for this file and its time is not over. */
    isGranted(fileId: string, until: unknown, given: unknown): boolean {
      if (typeof until !== 'string' || typeof given !== 'string' || !/^\d{1,12}$/.test(until)) return false;
      const wanted = signatureOf(fileId, until);
      const received = Buffer.from(given, 'base64url');
      if (received.length !== wanted.length || !timingSafeEqual(received, wanted)) return false;
      return clock.now().getTime() < Number(until) * 1000;
    },
  };
}
