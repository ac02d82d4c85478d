import type { Resolvers } from '../../gql/resolvers.ts';
import { fileUrl } from './file-grants.ts';
import type { StoredFileRecord } from './stored-file.model.ts';

/** A file as the API shows it; `grantedUrl` for readers without a session, made by `grantLink`. */
export type StoredFileView = StoredFileRecord & { grantedUrl?: string };

export const fileResolvers: Resolvers = {
  StoredFile: {
    id: (file) => file._id,
    url: (file) => file.grantedUrl ?? fileUrl(file._id),
  },
};
