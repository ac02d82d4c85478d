/**
 * An operation as the code generator writes it: a string object with its text (left out of production builds), its name and the SHA-256
 * of the text as hex. `__apiType` exists only for types.
 */
export interface OperationDocument<TResult, TVariables> {
  toString(): string;
  readonly __meta__?: { readonly operationName?: string; readonly hash?: string } & Record<string, unknown>;
  __apiType?: (variables: TVariables) => TResult;
}

/** Variables may be left out when the operation takes none. */
export type VariablesArgument<TVariables> =
  Record<string, never> extends TVariables ? [variables?: TVariables] : [variables: TVariables];

export interface OperationText {
  operationName: string;
  /** Empty in production builds, where the server knows the operation by its hash. */
  text: string;
  sha256Hash: string | null;
}

export function readOperation(document: OperationDocument<unknown, never>): OperationText {
  const text = document.toString();
  const operationName = document.__meta__?.operationName ?? operationNameIn(text);
  if (!operationName) throw new Error('An operation needs a name');
  return { operationName, text, sha256Hash: document.__meta__?.hash ?? null };
}

function operationNameIn(text: string): string | undefined {
  return /^\s*(?:query|mutation|subscription)\s+(\w+)/m.exec(text)?.[1];
}
