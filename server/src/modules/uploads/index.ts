import type { Request, Router } from 'express';
import type { Connection } from 'mongoose';
import type { Clock } from '../../platform/clock.ts';
import { startTimedWork, type TimedWork } from '../../platform/events/timed-work.ts';
import type { FileStore } from '../../platform/file-store/file-store.ts';
import type { Logger } from '../../platform/logger.ts';
import { createAttemptLimit } from '../../platform/rate-limits.ts';
import type { VirusScanner } from '../../platform/virus-scan/virus-scanner.ts';
import { createFileLoader } from './file.loaders.ts';
import { createFileRoutes, type FileRequester } from './file.routes.ts';
import { createFileService } from './file.service.ts';
import { createFileGrants } from './file-grants.ts';
import { createFileReaders, type FileReader } from './file-readers.ts';
import { fileResolvers } from './resolvers.ts';
import { createStoredFileRepository } from './stored-file.repository.ts';

export type { FileLoader } from './file.loaders.ts';
export type { FileService, MadeFile, ReceivedFile } from './file.service.ts';
export type { FileReader } from './file-readers.ts';
export type { StoredFileView } from './resolvers.ts';
export type { FileOwner, StoredFileRecord } from './stored-file.model.ts';

export type UploadsModule = Awaited<ReturnType<typeof createUploadsModule>>;

export async function createUploadsModule(dependencies: {
  connection: Connection;
  fileStore: FileStore;
  scanner: VirusScanner;
  clock: Clock;
  logger: Logger;
  /** Links for readers without a session are signed with a key made from it. */
  secret: string;
}) {
  const { connection, fileStore, scanner, clock, logger, secret } = dependencies;
  const readers = createFileReaders();
  const repository = createStoredFileRepository(connection);
  const files = createFileService({
    files: repository,
    fileStore,
    scanner,
    readers,
    grants: createFileGrants({ secret, clock }),
    clock,
    logger,
  });
  // A checklist with all its evidence is some twenty files.
  const uploadLimit = await createAttemptLimit(connection, { name: 'upload', points: 60, seconds: 10 * 60 });
  return {
    files,
    /** For backup and restore, which copy contents with the records that name them. */
    fileStore,
    fileById: createFileLoader(files),
    /**
     * Says who may read files of owners of this type: `registerFileReader('agreement', async (viewer, agreementId) => …)`. Each
     * module that claims or adopts files does, once, when it is made.
     */
    registerFileReader: (ownerType: string, reader: FileReader): void => readers.register(ownerType, reader),
    /** `POST /` and `GET /:id`, to be put where files are to be reached. */
    createRoutes: (requesterOf: (request: Request) => Promise<FileRequester>): Router =>
      createFileRoutes({ files, uploadLimit, requesterOf }),
    resolvers: fileResolvers,
    startSweep: (): TimedWork =>
      startTimedWork({
        name: 'uploads:sweep',
        everyMillis: 10 * 60_000,
        work: () => files.sweepUnclaimed(),
        connection,
        clock,
        logger,
      }),
  };
}
