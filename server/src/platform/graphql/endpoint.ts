import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';
import { type ApolloServer, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import type { Request, RequestHandler, Response } from 'express';
import type { GraphQLContext } from './context.ts';

/** Shorter answers travel in one packet either way. */
const compressedFromBytes = 1400;

const compressions = {
  br: (body: Buffer) => promisify(brotliCompress)(body, { params: { [zlib.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (body: Buffer) => promisify(gzip)(body),
};

/**
 * Hands a request whose body is parsed to Apollo and writes the answer in one piece. Nobody may keep an answer of this API,
 * so it carries no entity tag.
 */
export function createGraphqlEndpoint(
  apollo: ApolloServer<GraphQLContext>,
  contextOf: (request: Request) => Promise<GraphQLContext>,
): RequestHandler {
  async function write(request: Request, response: Response, answer: HTTPGraphQLResponse): Promise<void> {
    for (const [name, value] of answer.headers) response.setHeader(name, value);
    response.setHeader('vary', 'accept-encoding');
    const plain = Buffer.from(await textOf(answer));
    const encoding = plain.length < compressedFromBytes ? null : encodingFor(request);
    const body = encoding ? await compressions[encoding](plain) : plain;
    if (encoding) response.setHeader('content-encoding', encoding);
    response.setHeader('content-length', body.length);
    response.statusCode = answer.status ?? 200;
    response.end(body);
  }

  return async (request, response) => {
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method,
        headers: headersOf(request),
        search: searchOf(request.url),
        body: request.body,
      },
      context: () => contextOf(request),
    });
    await write(request, response, answer);
  };
}

function encodingFor(request: Request): keyof typeof compressions | null {
  if (request.acceptsEncodings('br')) return 'br';
  return request.acceptsEncodings('gzip') ? 'gzip' : null;
}

function headersOf(request: Request): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, typeof value === 'string' ? value : value.join(', '));
  return headers;
}

function searchOf(url: string): string {
  const start = url.indexOf('?');
  return start < 0 ? '' : url.slice(start);
}

/** Answers come whole: graphql-jit knows no `@defer`. */
async function textOf({ body }: HTTPGraphQLResponse): Promise<string> {
  if (body.kind === 'complete') return body.string;
  let text = '';
  for await (const chunk of body.asyncIterator) text += chunk;
  return text;
}
