import { loaderById } from '../../platform/graphql/context.ts';
import type { FileService } from './file.service.ts';

export type FileLoader = ReturnType<typeof createFileLoader>;

export function createFileLoader(files: FileService) {
  return loaderById(
    (ids) => files.listByIds(ids),
    (file) => file._id,
  );
}
