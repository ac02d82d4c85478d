import { type Connection, Schema } from 'mongoose';
import { newId } from '../../platform/mongo/object-id.ts';

/** What a file belongs to: the word its module registered a reader for (`file-readers.ts`), and the id there. */
export interface FileOwner {
  type: string;
  id: string;
}

/** Media types that are taken in, by content. */
export const acceptedMediaTypes = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'] as const;

export type AcceptedMediaType = (typeof acceptedMediaTypes)[number];

/** Media types that are kept: what is taken in, and what Wasl makes of it. */
export const keptMediaTypes = [...acceptedMediaTypes, 'image/avif'] as const;

export type KeptMediaType = (typeof keptMediaTypes)[number];

export interface StoredFileRecord {
  _id: string;
  /** The side it came from: an organization or a partner; both null for what Wasl made itself. */
  organizationId: string | null;
  partnerId: string | null;
  /** Null: Wasl made it. */
  uploaderAccountId: string | null;
  /** Only ever shown. */
  name: string;
  mediaType: KeptMediaType;
  sizeBytes: number;
  /** In hexadecimal, of the content as it is kept. */
  sha256: string;
  storeKey: string;
  /** Null until something claims it. What is owned is never deleted. */
  owner: FileOwner | null;
  /** Since when nothing owns it; null once something does. */
  unclaimedSince: Date | null;
  /** False before its content is safe and while it is being removed: nobody can read or claim it then. */
  isStored: boolean;
  uploadedAt: Date;
}

const ownerSchema = new Schema<FileOwner>(
  { type: { type: String, required: true }, id: { type: String, required: true } },
  { _id: false, id: false },
);

const storedFileSchema = new Schema<StoredFileRecord>(
  {
    _id: { type: String, default: newId },
    organizationId: { type: String, default: null },
    partnerId: { type: String, default: null },
    uploaderAccountId: { type: String, default: null },
    name: { type: String, required: true },
    mediaType: { type: String, enum: keptMediaTypes, required: true },
    sizeBytes: { type: Number, required: true },
    sha256: { type: String, required: true },
    storeKey: { type: String, required: true },
    owner: { type: ownerSchema, default: null },
    unclaimedSince: { type: Date, default: null },
    isStored: { type: Boolean, required: true },
    uploadedAt: { type: Date, required: true },
  },
  { collection: 'stored-files', versionKey: false },
);
storedFileSchema.index({ 'owner.type': 1, 'owner.id': 1 });
storedFileSchema.index({ unclaimedSince: 1 });

export function storedFileModel(connection: Connection) {
  return connection.model<StoredFileRecord>('StoredFile', storedFileSchema);
}
