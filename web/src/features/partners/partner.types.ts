import type { PartnerQuery } from '../../gql/operations.ts';

export type ShownPartner = NonNullable<PartnerQuery['partner']>;
export type ShownBranch = ShownPartner['branches'][number];
