import type { Language } from '@wasl/shared/language';
import type { LocalizedText } from '@wasl/shared/localized-text';
import type { OpeningHours } from '@wasl/shared/opening-hours';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { type AgreementService, agreementSearchText } from '../agreements/index.ts';
import type { Coordinates, Geography } from '../geography/index.ts';
import type {
  BranchRecord,
  BranchService,
  PartnerChanges,
  PartnerRecord,
  PartnerService,
  PhotoRecord,
} from '../partners/index.ts';
import { listingTexts } from './listing.texts.ts';
import type { ListingField, ListingValueOf, PhotoUse } from './listing-fields.ts';
import type { Moderators } from './moderators.ts';
import type { StoredPhotoRecord } from './photo.model.ts';
import type { PhotoRepository } from './photo.repository.ts';

/** A partner, or one of its branches. */
export interface ListingSubject {
  partner: PartnerRecord;
  branch: BranchRecord | null;
}

export interface FieldValue {
  field: ListingField;
  value: ListingValueOf;
}

/** A pin this far outside the province of its branch is a mistake: outlines are drawn to some kilometres. */
const farFromProvinceMetres = 15_000;

export type LiveListing = ReturnType<typeof createLiveListing>;

/** Makes values live. */
export function createLiveListing(dependencies: {
  partners: Pick<PartnerService, 'amend'>;
  branches: Pick<BranchService, 'amend' | 'listByPartnerIds'>;
  photos: Pick<PhotoRepository, 'listByIds'>;
  agreements: Pick<AgreementService, 'noteHandling'>;
  moderators: Moderators;
  geography: Geography;
}) {
  const { partners, branches, photos, agreements, moderators, geography } = dependencies;

  async function published(session: ClientSession, uses: readonly PhotoUse[]): Promise<PhotoRecord[]> {
    const stored = await photos.listByIds(
      uses.map(({ photoId }) => photoId),
      session,
    );
    const byId = new Map(stored.map((photo) => [photo._id, photo]));
    return uses.flatMap((use) => {
      const photo = byId.get(use.photoId);
      return photo ? [shownPhoto(photo, use)] : [];
    });
  }

  async function partnerChanges(
    session: ClientSession,
    values: readonly FieldValue[],
  ): Promise<PartnerChanges> {
    const changes: PartnerChanges = {};
    for (const { field, value } of values) {
      if (field === 'NAME') changes.name = value as LocalizedText;
      if (field === 'DESCRIPTION') changes.description = value as LocalizedText | null;
      if (field === 'WEBSITE') changes.website = value as string | null;
      if (field === 'PAYMENT_MEANS')
        changes.paymentMeans = [...(value as NonNullable<PartnerRecord['paymentMeans']>)];
      if (field === 'PHOTOS') changes.photos = await published(session, value as readonly PhotoUse[]);
      if (field === 'LOGO')
        changes.logo = value ? ((await published(session, [value as PhotoUse]))[0] ?? null) : null;
    }
    return changes;
  }

  /** What agreements are found by in the office follows the name. */
  async function noteName(session: ClientSession, partner: PartnerRecord): Promise<void> {
    const provinces = (await branches.listByPartnerIds([partner._id])).map(
      ({ provinceCode }) => provinceCode,
    );
    for (const agreement of await moderators.listAgreements(partner._id))
      await agreements.noteHandling(session, agreement._id, {
        searchText: agreementSearchText({
          names: [partner.name, ...(partner.legal?.name ? [{ fr: partner.legal.name }] : [])],
          reference: agreement.reference,
          ice: partner.identifiers.ice,
          towns: [...new Set([...provinces, agreement.handling.provinceCode])].flatMap((code) =>
            code ? (geography.findProvince(code)?.name ?? []) : [],
          ),
        }),
      });
  }

  return {
    /** What makes a place or photos unfit for this subject, or null. */
    async findMisfit(
      session: ClientSession,
      { partner, branch }: ListingSubject,
      { field, value }: FieldValue,
    ): Promise<Record<Language, string> | null> {
      if (field === 'COORDINATES' && branch && value)
        return geography.distanceToProvinceMetres(branch.provinceCode, value as Coordinates) >
          farFromProvinceMetres
          ? listingTexts.coordinates
          : null;
      if (field !== 'PHOTOS' && field !== 'LOGO') return null;
      const uses = field === 'PHOTOS' ? (value as readonly PhotoUse[]) : value ? [value as PhotoUse] : [];
      const stored = await photos.listByIds(
        uses.map(({ photoId }) => photoId),
        session,
      );
      const isOurs =
        stored.length === uses.length && stored.every(({ partnerId }) => partnerId === partner._id);
      return isOurs ? null : listingTexts.photoUnknown;
    },

    /** Writes values over the version of the subject that was read; false when another stands there by now. */
    async apply(
      session: ClientSession,
      { partner, branch }: ListingSubject,
      values: readonly FieldValue[],
    ): Promise<boolean> {
      if (branch)
        return (await branches.amend(session, branch._id, branchChanges(values), branch.version)) !== null;
      const changed = await partners.amend(
        session,
        partner._id,
        await partnerChanges(session, values),
        partner.version,
      );
      if (changed && values.some(({ field }) => field === 'NAME')) await noteName(session, changed);
      return changed !== null;
    },
  };
}

function branchChanges(values: readonly FieldValue[]) {
  const changes: Partial<Omit<BranchRecord, '_id' | 'partnerId' | 'version'>> = {};
  for (const { field, value } of values) {
    if (field === 'NAME') changes.name = value as LocalizedText;
    if (field === 'ADDRESS') changes.address = value as LocalizedText | null;
    if (field === 'PHONES') changes.phones = [...(value as readonly string[])];
    if (field === 'OPENING_HOURS') changes.openingHours = value as OpeningHours | null;
    if (field === 'LANGUAGES') changes.languages = [...(value as BranchRecord['languages'])];
    if (field === 'ACCESSIBILITY') changes.accessibility = [...(value as BranchRecord['accessibility'])];
    if (field === 'COORDINATES')
      Object.assign(changes, value as Coordinates, { coordinatesAreApproximate: false });
  }
  return changes;
}

/** A photo as it is shown where it is used. */
export function shownPhoto(photo: StoredPhotoRecord, { alternativeText }: PhotoUse): PhotoRecord {
  const { _id: photoId, width, height, placeholder, renditions } = photo;
  const sizes = [...new Set(renditions.map((rendition) => rendition.width))].sort((a, b) => a - b);
  return { photoId, alternativeText, width, height, placeholder, sizes };
}
