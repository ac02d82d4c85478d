/**
 * What Wasl is measured beside: Apollo on express without any guard, answering a trivial query on graphql-js, and a page of
 * 20 offers with facets from memory on graphql-jit. Prints its address.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import { createApolloServer } from '../../server/src/platform/graphql/apollo.ts';
import { buildExecutableSchema } from '../../server/src/platform/graphql/schema.ts';
import { createLogger } from '../../server/src/platform/logger.ts';

const kind = process.argv[2];
const named = { display: 'Laboratoire Ibn Rochd' };
const edge = {
  distanceMetres: 600,
  title: [{ text: 'Remise sur toutes les analyses', isMatch: false }],
  partnerName: [{ text: 'Laboratoire Ibn Rochd', isMatch: true }],
  node: {
    id: '000000000000000000000001',
    headline: { text: '−30 %', insteadOf: null },
    category: { code: 'laboratory', icon: 'flask-conical' },
    rating: { average: 4.7, count: 86 },
    partner: { id: '000000000000000000000002' },
  },
  branch: {
    id: '000000000000000000000003',
    name: named,
    openingState: { isOpen: true, text: 'Ouvert jusqu’à 19:00' },
  },
};
const counts = Array.from({ length: 12 }, (_, index) => ({ code: String(index), count: index, name: named }));
const answer = {
  totalCount: 20,
  edges: Array.from({ length: 20 }, () => edge),
  facets: {
    sectors: counts.slice(0, 6),
    categories: counts,
    regions: counts,
    discountBands: [{ band: 'FROM_30', count: 5 }],
  },
};

const app = express();
if (kind === 'jit') {
  const schema = buildExecutableSchema([
    {
      Query: { searchOffers: () => answer },
      LocalizedText: { display: (text: { display: string }) => text.display },
    },
  ]);
  const apollo = createApolloServer(schema, { logger: createLogger('silent'), isProduction: false });
  await apollo.start();
  app.use('/graphql', express.json(), expressMiddleware(apollo, { context: async () => ({}) as never }));
} else {
  const apollo = new ApolloServer({
    typeDefs: 'type Query { hello: String }',
    resolvers: { Query: { hello: () => 'hi' } },
  });
  await apollo.start();
  app.use('/graphql', express.json(), expressMiddleware(apollo));
}
const server = createServer(app).listen(0, '127.0.0.1', () => {
  process.stdout.write(`ready at http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
process.on('SIGTERM', () => process.exit(0));
