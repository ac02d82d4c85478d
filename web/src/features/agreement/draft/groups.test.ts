import { expect, it } from 'vitest';
import type { PersonValues } from './draft-values.ts';
import { moveBetweenGroups, withoutGaps } from './groups.ts';

const person = (key: string, group: number): PersonValues => ({
  key,
  group,
  side: 'PARTNER',
  name: key,
  title: '',
  email: '',
  language: 'ar',
});

const groupsOf = (people: readonly PersonValues[]) => people.map(({ key, group }) => `${key}${group}`);

it('moves somebody into the group beside, or into one of their own', () => {
  const people = [person('a', 1), person('b', 1), person('c', 2)];
  expect(groupsOf(moveBetweenGroups(people, 'b', 1))).toEqual(['a1', 'b2', 'c2']);
  expect(groupsOf(moveBetweenGroups(people, 'c', 1))).toEqual(['a1', 'b1', 'c2']);
  expect(groupsOf(moveBetweenGroups(people, 'b', -1))).toEqual(['b1', 'a2', 'c3']);
  expect(groupsOf(moveBetweenGroups(people, 'c', -1))).toEqual(['a1', 'b1', 'c1']);
});

it('leaves no group empty', () => {
  expect(groupsOf(withoutGaps([person('a', 2), person('b', 5), person('c', 2)]))).toEqual(['a1', 'c1', 'b2']);
});
