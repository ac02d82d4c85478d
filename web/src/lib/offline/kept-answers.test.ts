import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { createKeptAnswers } from './kept-answers.ts';
import { createKeyValueStore } from './key-value-store.ts';

const dayMs = 24 * 60 * 60 * 1000;
const store = () => createKeyValueStore('test', undefined);

async function read(client: QueryClient, name: string, keep: boolean): Promise<void> {
  await client.fetchQuery({ queryKey: [name], queryFn: async () => ({ name }), meta: { keep } });
  // Keeping happens beside the reading.
  await Promise.resolve();
}

it('keeps what asks to be kept and nothing else, for the next visit', async () => {
  const kept = store();
  const client = new QueryClient();
  const stop = createKeptAnswers(client, kept).watch();
  await read(client, 'card', true);
  await read(client, 'search', false);
  stop();

  const nextVisit = new QueryClient();
  await createKeptAnswers(nextVisit, kept).restore();
  expect(nextVisit.getQueryData(['card'])).toEqual({ name: 'card' });
  expect(nextVisit.getQueryData(['search'])).toBeUndefined();
});

it('does not put an older answer over one that is already there', async () => {
  const kept = store();
  const client = new QueryClient();
  const stop = createKeptAnswers(client, kept).watch();
  await read(client, 'card', true);
  stop();

  const nextVisit = new QueryClient();
  nextVisit.setQueryData(['card'], { name: 'newer' });
  await createKeptAnswers(nextVisit, kept).restore();
  expect(nextVisit.getQueryData(['card'])).toEqual({ name: 'newer' });
});

it('forgets everything when told to', async () => {
  const kept = store();
  const client = new QueryClient();
  const answers = createKeptAnswers(client, kept);
  const stop = answers.watch();
  await read(client, 'card', true);
  stop();
  await answers.forget();
  expect(await kept.entries()).toEqual([]);
});

it('drops what is older than 45 days', async () => {
  const kept = store();
  const now = Date.parse('2026-11-22T10:00:00Z');
  await kept.set('old', { queryKey: ['old'], data: 1, updatedAt: now - 46 * dayMs });
  await kept.set('new', { queryKey: ['new'], data: 2, updatedAt: now - 44 * dayMs });
  const client = new QueryClient();
  await createKeptAnswers(client, kept, () => now).restore();
  expect(client.getQueryData(['old'])).toBeUndefined();
  expect(client.getQueryData(['new'])).toBe(2);
  expect((await kept.entries()).map(([key]) => key)).toEqual(['new']);
});
