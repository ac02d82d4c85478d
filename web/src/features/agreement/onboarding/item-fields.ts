import type { ChecklistItemKind } from '../../../gql/operations.ts';

type ItemField = 'ice' | 'rc' | 'rcCourt' | 'taxId' | 'licenceNumber' | 'bankName' | 'rib';

/** Values an item asks for; the others are about files, branches, people or offers. */
export const fieldsOfItem: Record<ChecklistItemKind, readonly ItemField[]> = {
  IDENTIFIERS: ['ice', 'rc', 'rcCourt', 'taxId'],
  LICENCE: ['licenceNumber'],
  BANK_DETAILS: ['bankName', 'rib'],
  BRANCHES: [],
  PHOTOS: [],
  STAFF_INVITED: [],
  STAFF_TRAINED: [],
  FIRST_OFFER: [],
};

export function asksValidity(kind: ChecklistItemKind): boolean {
  return kind === 'LICENCE';
}

export function takesFiles(kind: ChecklistItemKind): boolean {
  return kind === 'IDENTIFIERS' || kind === 'LICENCE' || kind === 'BANK_DETAILS' || kind === 'PHOTOS';
}
