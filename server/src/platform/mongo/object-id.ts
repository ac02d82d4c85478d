import { Types } from 'mongoose';

/** A new id: 24 hexadecimal digits, roughly ordered by time. */
export function newId(): string {
  return new Types.ObjectId().toHexString();
}

/** Whether a text has the form of our ids. What has not can be answered with "not found" without asking the store. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{24}$/.test(text);
}
