import { expect, it } from 'vitest';
import { emptyJoinValues, joinInput } from './join-values.ts';

it('sends what was typed without the spaces around, and the password to the letter', () => {
  expect(
    joinInput(
      {
        ...emptyJoinValues,
        organizationId: 'o',
        membershipNumber: ' MB-20418 ',
        name: ' Fatima ',
        birthDate: '1984-03-08',
        email: ' a@example.ma ',
        password: ' un chat gris ',
        consentsToProcessing: true,
      },
      'ar',
    ),
  ).toEqual({
    organizationId: 'o',
    membershipNumber: 'MB-20418',
    name: { fr: 'Fatima' },
    birthDate: '1984-03-08',
    email: 'a@example.ma',
    phone: null,
    provinceCode: null,
    password: ' un chat gris ',
    consentsToProcessing: true,
    language: 'ar',
  });
});
