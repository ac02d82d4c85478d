import { unwrapResolverError } from '@apollo/server/errors';
import type { Language } from '@wasl/shared/language';
import type { GraphQLFormattedError } from 'graphql';
import { AppError } from '../errors/app-error.ts';
import { thrownMessage } from '../errors/thrown-messages.ts';

/** Codes Apollo gives to requests it refuses itself; their messages speak of the document, never of our insides. */
const protocolCodes = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'ONLY_KNOWN_OPERATIONS',
]);

/**
 * What a client is told of a thrown error: our own code with a sentence in its language, or INTERNAL with an id that
 * stands in the log beside the real error.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  request: { language: Language; requestId: string; onInternal: (error: unknown) => void },
): GraphQLFormattedError {
  const original = unwrapResolverError(error);
  const path = formatted.path ? { path: formatted.path } : {};
  if (original instanceof AppError)
    return {
      message:
        original.code === 'BAD_USER_INPUT'
          ? original.message
          : thrownMessage(original.code, request.language),
      ...path,
      extensions: { code: original.code, ...original.details },
    };
  const code = formatted.extensions?.code;
  if (typeof code === 'string' && protocolCodes.has(code) && !hasForeignCause(original, error))
    return { message: formatted.message, ...path, extensions: { code } };
  request.onInternal(original);
  return {
    message: thrownMessage('INTERNAL', request.language),
    ...path,
    extensions: { code: 'INTERNAL', id: request.requestId },
  };
}

/** An error of ours or of a library that merely carries a code of the same name. */
function hasForeignCause(original: unknown, error: unknown): boolean {
  return original !== error && !(original instanceof Error && original.name === 'GraphQLError');
}
