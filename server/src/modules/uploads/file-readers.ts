import type { Viewer } from '../../platform/auth/viewer.ts';
import type { StoredFileRecord } from './stored-file.model.ts';

/** Whether the viewer may see what has this id, of the type it was registered for. */
export type FileReader = (viewer: Viewer, ownerId: string) => Promise<boolean>;

export type FileReaders = ReturnType<typeof createFileReaders>;

/** Who may read a file is who may see what owns it; each module says so for what it gives files to. */
export function createFileReaders() {
  const readers = new Map<string, FileReader>();
  return {
    register(ownerType: string, reader: FileReader): void {
      if (readers.has(ownerType))
        throw new Error(`Readers of files of "${ownerType}" are registered already.`);
      readers.set(ownerType, reader);
    },
    isRegistered: (ownerType: string) => readers.has(ownerType),
    /** Who sent in a file nobody claimed may read it; after that, who may see its owner. */
    async mayRead(viewer: Viewer, file: StoredFileRecord): Promise<boolean> {
      if (viewer.kind === 'visitor') return false;
      if (!file.owner) return file.uploaderAccountId === viewer.accountId;
      const reader = readers.get(file.owner.type);
      return reader !== undefined && (await reader(viewer, file.owner.id));
    },
  };
}
