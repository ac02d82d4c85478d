import type { Language } from '@wasl/shared/language';
import type { JoinMutation, JoinMutationVariables } from '../../gql/operations.ts';
import { nameByScript } from './full-name.ts';

export type Joined = Extract<JoinMutation['join'], { __typename: 'JoinSuccess' }>;

export interface JoinValues {
  organizationId: string;
  membershipNumber: string;
  name: string;
  birthDate: string;
  email: string;
  phone: string;
  provinceCode: string;
  password: string;
  consentsToProcessing: boolean;
}

export const joinFields = [
  'organizationId',
  'membershipNumber',
  'name',
  'birthDate',
  'email',
  'phone',
  'provinceCode',
  'password',
  'consentsToProcessing',
] as const satisfies readonly (keyof JoinValues)[];

export const emptyJoinValues: JoinValues = {
  organizationId: '',
  membershipNumber: '',
  name: '',
  birthDate: '',
  email: '',
  phone: '',
  provinceCode: '',
  password: '',
  consentsToProcessing: false,
};

/** What was typed, as the API takes it: spaces around left out, what may be absent as null. The password is taken to the letter. */
export function joinInput(values: JoinValues, language: Language): JoinMutationVariables['input'] {
  return {
    organizationId: values.organizationId,
    membershipNumber: values.membershipNumber.trim(),
    name: nameByScript(values.name),
    birthDate: values.birthDate,
    email: values.email.trim(),
    phone: values.phone.trim() || null,
    provinceCode: values.provinceCode || null,
    password: values.password,
    consentsToProcessing: values.consentsToProcessing,
    language,
  };
}
