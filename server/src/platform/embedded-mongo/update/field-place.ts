import type { StringOrder } from '../values/compare.ts';
import { type Doc, setField } from '../values/document.ts';

/** A document or array and the name of one of its fields. */
export interface FieldPlace {
  container: Doc | unknown[];
  name: string;
}

export interface OperatorContext {
  now: Date;
  order: StringOrder | null | undefined;
  documentId: unknown;
  /** The concrete path, for messages. */
  path: string;
}

/** Changes the value at a place. Operands are copies of their own, so they may be stored. */
export type UpdateOperator = (place: FieldPlace, operand: unknown, context: OperatorContext) => void;

export const readPlace = ({ container, name }: FieldPlace): unknown => (container as Doc)[name];
export const writePlace = ({ container, name }: FieldPlace, value: unknown): void =>
  setField(container, name, value);
