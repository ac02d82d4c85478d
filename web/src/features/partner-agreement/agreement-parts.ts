import type {
  PartnerAgreementQuery,
  PartnerChecklistQuery,
  PartnerSignatoriesQuery,
} from '../../gql/operations.ts';

export type PreparedAgreement = NonNullable<PartnerAgreementQuery['agreement']>;
export type PartnerChecklist = NonNullable<NonNullable<PartnerChecklistQuery['agreement']>['checklist']>;
export type PartnerSigning = NonNullable<NonNullable<PartnerSignatoriesQuery['agreement']>['signing']>;

/** Parts of the partner's page, in the order one comes to them. */
export const parts = ['identity', 'branches', 'text', 'signing', 'documents', 'training'] as const;

export type Part = (typeof parts)[number];

/** `done`; `yours`: waits for the partner; `others`: waits for somebody else; `later`: not yet. */
export type PartState = 'done' | 'yours' | 'others' | 'later';

export function isPart(text: string | null): text is Part {
  return (parts as readonly (string | null)[]).includes(text);
}

/** How much of the identity is filled in: what agreements name a partner by. */
export function identityProgress({ partner, partnerIdentity }: PreparedAgreement): {
  filled: number;
  all: number;
} {
  const { legalName, representative, address, ice, rc, rcCourt, taxId } = partnerIdentity;
  const fields = [
    partner.name.ar,
    partner.name.fr,
    legalName,
    representative,
    address?.ar ?? address?.fr,
    ice,
    rc,
    rcCourt,
    taxId,
  ];
  return { filled: fields.filter(Boolean).length, all: fields.length };
}

/** Branches without a pin of their own. */
export function unplacedBranches({ partner }: PreparedAgreement): number {
  return partner.branches.filter(({ coordinatesAreApproximate }) => coordinatesAreApproximate).length;
}

/** Whether identity, branches and text are still prepared: later changes go through the coordinator. */
export function isPrepared({ state }: Pick<PreparedAgreement, 'state'>): boolean {
  return state === 'DRAFT' || state === 'IN_REVIEW' || state === 'OUT_FOR_SIGNATURE';
}

interface Known {
  agreement: PreparedAgreement;
  checklist: PartnerChecklist | null;
  signing: PartnerSigning | null;
}

/** Where each part stands. */
export function partStates({ agreement, checklist, signing }: Known): Record<Part, PartState> {
  const { filled, all } = identityProgress(agreement);
  const stage = agreement.currentVersion?.stage;
  const isLocked = stage === 'OUT_FOR_SIGNATURE' || stage === 'SEALED';
  const items = checklist?.items ?? [];
  const given = items.filter(({ kind }) => givenKinds.has(kind));
  const trained = items.find(({ kind }) => kind === 'STAFF_TRAINED');
  const isGiven = ({ state }: { state: string }) => state === 'ACCEPTED' || state === 'GIVEN';
  if (!isPrepared(agreement))
    return {
      identity: 'done',
      branches: 'done',
      text: 'done',
      signing: 'done',
      documents: 'done',
      training: trained && isGiven(trained) ? 'done' : 'later',
    };
  return {
    identity: filled === all ? 'done' : 'yours',
    branches: agreement.partner.branches.length > 0 && unplacedBranches(agreement) === 0 ? 'done' : 'yours',
    text: isLocked || !stage ? 'done' : stage === 'IN_REVIEW' ? 'others' : 'yours',
    signing: signing?.state === 'SEALED' || agreement.sealedAt ? 'done' : signing ? 'others' : 'later',
    documents:
      given.filter(({ isRequired }) => isRequired).every(isGiven) && given.length > 0
        ? given.filter(({ isRequired }) => isRequired).every(({ state }) => state === 'ACCEPTED')
          ? 'done'
          : 'others'
        : 'yours',
    training: trained && isGiven(trained) ? 'done' : 'yours',
  };
}

/** Items the partner gives papers or values for; the others settle themselves. */
export const givenKinds: ReadonlySet<string> = new Set(['LICENCE', 'BANK_DETAILS', 'PHOTOS', 'IDENTIFIERS']);
