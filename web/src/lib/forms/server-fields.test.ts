import { expect, it } from 'vitest';
import { sortProblems } from './server-fields.ts';

it('puts what the server says on the boxes it is about', () => {
  expect(
    sortProblems(
      [
        { field: 'email', message: 'not an address' },
        { field: 'name.fr', message: 'too short' },
      ],
      ['membershipNumber', 'name', 'email'],
    ),
  ).toEqual({
    byField: [
      { name: 'email', message: 'not an address' },
      { name: 'name', message: 'too short' },
    ],
    general: [],
  });
});

it('swallows nothing: what has no box is told above the form', () => {
  expect(sortProblems([{ field: 'token', message: 'the link is over' }], ['password'])).toEqual({
    byField: [],
    general: ['the link is over'],
  });
});

it('tells one thing per box, the first', () => {
  const problems = [
    { field: 'password', message: 'too short' },
    { field: 'password', message: 'guessable' },
  ];
  expect(sortProblems(problems, ['password']).byField).toEqual([{ name: 'password', message: 'too short' }]);
});
