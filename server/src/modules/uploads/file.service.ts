import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { authorize } from '../../platform/auth/authorize.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Clock } from '../../platform/clock.ts';
import { notFound, unauthenticated, unavailable } from '../../platform/errors/app-error.ts';
import type { FileStore } from '../../platform/file-store/file-store.ts';
import type { Logger } from '../../platform/logger.ts';
import { isId, newId } from '../../platform/mongo/object-id.ts';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import type { ScanVerdict, VirusScanner } from '../../platform/virus-scan/virus-scanner.ts';
import { checkContent } from './content-check.ts';
import type { FileGrants } from './file-grants.ts';
import { fileNameOf } from './file-name.ts';
import type { FileReaders } from './file-readers.ts';
import { accepted, type Checked, refused } from './file-refusals.ts';
import type { FileOwner, KeptMediaType, StoredFileRecord } from './stored-file.model.ts';
import type { StoredFileRepository } from './stored-file.repository.ts';

export type FileService = ReturnType<typeof createFileService>;

/** A file nothing owns goes this long after it came in. */
const unclaimedMillis = 24 * 60 * 60_000;

/** A file as it arrived: what its sender called it, and its content. */
export interface ReceivedFile {
  name: string;
  content: Buffer;
}

/** A file Wasl makes itself, such as a sealed document. The sides are who it is about; they give no right by themselves. */
export interface MadeFile {
  name: string;
  mediaType: KeptMediaType;
  content: Buffer;
  organizationId?: string;
  partnerId?: string;
}

export function createFileService(dependencies: {
  files: StoredFileRepository;
  fileStore: FileStore;
  scanner: VirusScanner;
  readers: FileReaders;
  grants: FileGrants;
  clock: Clock;
  logger: Logger;
}) {
  const { files, fileStore, scanner, readers, grants, clock, logger } = dependencies;

  /** The record comes first, so that content without one never stays behind; it counts once the content is safe. */
  async function keep(
    file: Pick<StoredFileRecord, 'organizationId' | 'partnerId' | 'uploaderAccountId' | 'name' | 'mediaType'>,
    content: Buffer,
  ): Promise<StoredFileRecord> {
    const now = clock.now();
    const record: StoredFileRecord = {
      ...file,
      _id: newId(),
      sizeBytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      storeKey: fileStore.newKey(),
      owner: null,
      unclaimedSince: now,
      isStored: false,
      uploadedAt: now,
    };
    await files.insert(record);
    try {
      await fileStore.put(record.storeKey, content);
      await files.markStored(record._id);
    } catch (error) {
      await remove(record).catch(() => undefined);
      throw error;
    }
    return { ...record, isStored: true };
  }

  /** Removes a file nothing owns, content first: what breaks off between is found again by the sweep. */
  async function remove(file: StoredFileRecord): Promise<boolean> {
    if (!(await files.withdraw(file._id))) return false;
    await fileStore.remove(file.storeKey);
    await files.removeWithdrawn(file._id);
    return true;
  }

  async function scan(content: Buffer): Promise<ScanVerdict> {
    try {
      return await scanner.scan(content);
    } catch (error) {
      logger.error({ err: error }, 'a file could not be scanned and was refused');
      throw unavailable('The scan of files');
    }
  }

  async function claimEach(
    session: ClientSession,
    uploaderAccountId: string | null,
    fileIds: readonly string[],
    owner: FileOwner,
  ): Promise<StoredFileRecord[]> {
    if (!readers.isRegistered(owner.type)) throw new Error(`Nobody may read files of "${owner.type}".`);
    const ids = [...new Set(fileIds)];
    for (const id of ids)
      if (!isId(id) || !(await files.claim(id, uploaderAccountId, owner, session))) throw notFound('file');
    const claimed = new Map((await files.listByIds(ids, session)).map((file) => [file._id, file]));
    return ids.flatMap((id) => claimed.get(id) ?? []);
  }

  return {
    /**
     * Takes in a file somebody sends, after looking at what it is; nothing owns it yet. Throws UNAUTHENTICATED, FORBIDDEN, and
     * UNAVAILABLE when the scanner does not answer.
     */
    async receive(viewer: Viewer, { name, content }: ReceivedFile): Promise<Checked<StoredFileRecord>> {
      const uploader = authorize(viewer, 'file:upload');
      const checked = await checkContent(content);
      if (!checked.value) return checked;
      const verdict = await scan(content);
      if (!verdict.isClean) {
        logger.warn(
          { finding: verdict.finding, accountId: uploader.accountId },
          'an infected file was refused',
        );
        return refused('infected');
      }
      const file = await keep(
        {
          organizationId: uploader.kind === 'office' ? uploader.organizationId : null,
          partnerId: uploader.kind === 'partner' ? uploader.partnerId : null,
          uploaderAccountId: uploader.accountId,
          name: fileNameOf(name, checked.value.mediaType),
          mediaType: checked.value.mediaType,
        },
        checked.value.content,
      );
      return accepted(file);
    },

    /**
     * Gives files this account sent in to what they belong to, in the caller's transaction; from then on who may see the owner
     * may read them, and they are never deleted. Throws NOT_FOUND when one of them is somebody else's, or owned already.
     */
    async claim(
      session: ClientSession,
      viewer: Viewer,
      fileIds: readonly string[],
      owner: FileOwner,
    ): Promise<StoredFileRecord[]> {
      if (viewer.kind === 'visitor') throw unauthenticated();
      return await claimEach(session, viewer.accountId, fileIds, owner);
    },

    /**
     * Keeps a file Wasl made; nothing owns it yet. Made before a transaction, which runs again on conflicts: `adopt` it inside,
     * `discard` it when it turns out not to be needed (the sweep does, otherwise).
     */
    async make({ name, mediaType, content, organizationId, partnerId }: MadeFile): Promise<StoredFileRecord> {
      return await keep(
        {
          organizationId: organizationId ?? null,
          partnerId: partnerId ?? null,
          uploaderAccountId: null,
          name: fileNameOf(name, mediaType),
          mediaType,
        },
        content,
      );
    },

    /** Gives a file Wasl made to what it belongs to, in the caller's transaction. Throws NOT_FOUND when something owns it. */
    async adopt(session: ClientSession, fileId: string, owner: FileOwner): Promise<StoredFileRecord> {
      const [file] = await claimEach(session, null, [fileId], owner);
      if (!file) throw notFound('file');
      return file;
    },

    /** Removes a file that nothing owns; false, and nothing happens, when something does. */
    async discard(fileId: string): Promise<boolean> {
      const [file] = await files.listByIds([fileId]);
      return file ? await remove(file) : false;
    },

    /** Newest first. For modules, which have asked who may see the owner. */
    async listByOwner(owner: FileOwner, session: ClientSession | null = null): Promise<StoredFileRecord[]> {
      return await files.listByOwners(owner.type, [owner.id], session);
    },
    /** Those of several owners of one type, newest first. */
    async listByOwners(type: string, ids: readonly string[]): Promise<StoredFileRecord[]> {
      return await files.listByOwners(type, ids);
    },
    /** In no order; what does not exist is left out. For modules, which have asked who may see them. */
    async listByIds(ids: readonly string[]): Promise<StoredFileRecord[]> {
      return await files.listByIds(ids);
    },
    async findById(fileId: string): Promise<StoredFileRecord | null> {
      const [file] = isId(fileId) ? await files.listByIds([fileId]) : [];
      return file ?? null;
    },

    /** A file, for who may read it or was given a link to it. Throws UNAUTHENTICATED or NOT_FOUND. */
    async getReadable(
      viewer: Viewer,
      fileId: string,
      grant: { until: unknown; key: unknown },
    ): Promise<StoredFileRecord> {
      const isGranted = grants.isGranted(fileId, grant.until, grant.key);
      if (viewer.kind === 'visitor' && !isGranted) throw unauthenticated();
      const file = await this.findById(fileId);
      if (!file || !(isGranted || (await readers.mayRead(viewer, file)))) throw notFound('file');
      return file;
    },

    async openContent(file: StoredFileRecord): Promise<Readable> {
      return await fileStore.open(file.storeKey);
    },

    grantLink: grants.grantLink,

    /** Reads every file and compares it with its record; how many there are, and those that are gone or changed. */
    async verifyContents(): Promise<{ fileCount: number; damaged: { fileId: string; problem: string }[] }> {
      const damaged: { fileId: string; problem: string }[] = [];
      let fileCount = 0;
      for await (const file of files.each()) {
        fileCount++;
        const digest = createHash('sha256');
        const problem = await fileStore.open(file.storeKey).then(
          async (content) => {
            for await (const piece of content) digest.update(piece as Buffer);
            return digest.digest('hex') === file.sha256 ? null : 'its content was changed';
          },
          () => 'its content is gone',
        );
        if (problem) damaged.push({ fileId: file._id, problem });
      }
      return { fileCount, damaged };
    },

    /** Removes what nothing owns a day after it came in; how many files went. */
    async sweepUnclaimed(): Promise<number> {
      const before = new Date(clock.now().getTime() - unclaimedMillis);
      let removed = 0;
      for (const file of await files.listUnclaimedSince(before, 1000)) if (await remove(file)) removed++;
      return removed;
    },
  };
}
