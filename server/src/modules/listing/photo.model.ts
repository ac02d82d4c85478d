import { type Connection, Schema } from 'mongoose';
import { newId } from '../../platform/mongo/object-id.ts';

export const photoFormats = ['avif', 'webp'] as const;

export type PhotoFormat = (typeof photoFormats)[number];

/** A picture a partner may use, in its sizes; whether it is published, the partner's listing says. */
export interface StoredPhotoRecord {
  _id: string;
  partnerId: string;
  /** As it was sent in, re-encoded. */
  fileId: string;
  /** Pixels, upright. */
  width: number;
  height: number;
  /** A few blurred pixels as a data address. */
  placeholder: string;
  renditions: { width: number; format: PhotoFormat; fileId: string }[];
  createdAt: Date;
}

const photoSchema = new Schema<StoredPhotoRecord>(
  {
    _id: { type: String, default: newId },
    partnerId: { type: String, required: true },
    fileId: { type: String, required: true },
    width: { type: Number, required: true },
    height: { type: Number, required: true },
    placeholder: { type: String, required: true },
    renditions: { type: Schema.Types.Mixed, required: true },
    createdAt: { type: Date, required: true },
  },
  { collection: 'partner-photos', versionKey: false },
);
photoSchema.index({ partnerId: 1 });

export function photoModel(connection: Connection) {
  return connection.model<StoredPhotoRecord>('PartnerPhoto', photoSchema);
}
