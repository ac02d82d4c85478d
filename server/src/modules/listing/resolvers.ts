import type { LocalizedText } from '@wasl/shared/localized-text';
import type { OpeningHours } from '@wasl/shared/opening-hours';
import type { Resolvers } from '../../gql/resolvers.ts';
import { authorize } from '../../platform/auth/authorize.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import { type GraphQLContext, loaderById } from '../../platform/graphql/context.ts';
import { loadExisting } from '../../platform/graphql/load-existing.ts';
import { validationError } from '../../platform/graphql/user-errors.ts';
import type { StaffNames } from '../agreements/index.ts';
import type { Coordinates } from '../geography/index.ts';
import type { BranchLoader, BranchService, PartnerLoader, PartnerService } from '../partners/index.ts';
import type { ChangeRequestRecord } from './change-request.model.ts';
import type { ChangeRequestRepository } from './change-request.repository.ts';
import type { DecisionService } from './decision.service.ts';
import type { ListingEdit, ListingService } from './listing.service.ts';
import { listingTexts } from './listing.texts.ts';
import { changedFieldView, type PartnerListingView, partView } from './listing.views.ts';
import type { PhotoUse } from './listing-fields.ts';
import { listingRefusalResult } from './listing-outcome.ts';
import { shownPhoto } from './live-listing.ts';
import type { Moderators } from './moderators.ts';
import type { PhotoService } from './photo.service.ts';

const mostRecent = 20;

const intervalsOf = (week: OpeningHours['weekly']) =>
  week.flatMap((day, index) => day.map(({ opens, closes }) => ({ weekday: index + 1, opens, closes })));

export function createListingResolvers(dependencies: {
  listing: ListingService;
  decisions: DecisionService;
  photos: PhotoService;
  requests: ChangeRequestRepository;
  moderators: Moderators;
  partners: PartnerService;
  branches: BranchService;
  partnerById: PartnerLoader;
  branchById: BranchLoader;
  staffNames: StaffNames;
}): Resolvers {
  const { listing, decisions, photos, requests, moderators, partners, branches } = dependencies;
  const { partnerById, branchById, staffNames } = dependencies;
  const photoById = loaderById(
    (ids) => photos.listByIds(ids),
    (photo) => photo._id,
  );

  async function viewOf(partnerId: string): Promise<PartnerListingView | null> {
    const partner = await partners.findPartner(partnerId);
    if (!partner) return null;
    const [places, open, recent, atOnce] = await Promise.all([
      branches.listByPartnerIds([partnerId]),
      requests.listOpenByPartner(partnerId),
      requests.listClosedByPartner(partnerId, mostRecent),
      listing.listAtOnce(partnerId),
    ]);
    const openOf = (branchId: string | null) => open.find((each) => each.branchId === branchId) ?? null;
    return {
      partner,
      atOnce,
      recent,
      parts: [null, ...places].map((branch) => partView({ partner, branch }, openOf(branch?._id ?? null))),
    };
  }

  async function findListing(viewer: Viewer, partnerId: string): Promise<PartnerListingView | null> {
    const reader = authorize(viewer, 'listing:read');
    if (reader.kind === 'partner') return reader.partnerId === partnerId ? await viewOf(partnerId) : null;
    const regionCodes = (await branches.listByPartnerIds([partnerId])).map(({ regionCode }) => regionCode);
    return (await moderators.mayDecide(viewer, partnerId, regionCodes)) ? await viewOf(partnerId) : null;
  }

  async function findRequest(viewer: Viewer, id: string): Promise<ChangeRequestRecord | null> {
    const reader = authorize(viewer, 'listing:read');
    const request = await requests.findById(id);
    if (!request) return null;
    const { partnerId, regionCodes } = request;
    const maySee =
      reader.kind === 'partner'
        ? reader.partnerId === partnerId
        : await moderators.mayDecide(viewer, partnerId, regionCodes);
    return maySee ? request : null;
  }

  async function saved(partnerId: string) {
    const view = await viewOf(partnerId);
    if (!view) throw notFound('partner');
    return { __typename: 'ListingSaved' as const, listing: view };
  }

  async function save(edit: ListingEdit, { viewer, language, now }: GraphQLContext) {
    const outcome = await listing.save(viewer, edit, { language, now });
    return outcome.kind === 'done' ? await saved(edit.partnerId) : listingRefusalResult(outcome, language);
  }

  async function photosOf(uses: readonly PhotoUse[], context: GraphQLContext) {
    const stored = await Promise.all(uses.map(({ photoId }) => photoById(context).load(photoId)));
    return uses.flatMap((use, at) => {
      const photo = stored[at];
      return photo ? [shownPhoto(photo, use)] : [];
    });
  }

  const addresses = (photoId: string, sizes: readonly number[], format: string) =>
    sizes.map((width) => `/photos/${photoId}/${width}.${format} ${width}w`).join(', ');

  return {
    Photo: {
      id: ({ photoId }) => photoId,
      avif: ({ photoId, sizes }) => addresses(photoId, sizes, 'avif'),
      webp: ({ photoId, sizes }) => addresses(photoId, sizes, 'webp'),
      url: ({ photoId, sizes }) => `/photos/${photoId}/${sizes[Math.min(1, sizes.length - 1)]}.webp`,
    },
    Partner: {
      paymentMeans: ({ paymentMeans }) => paymentMeans ?? [],
      photos: (partner) => partner.photos ?? [],
      logo: (partner) => partner.logo ?? null,
    },
    PlannedHours: {
      weekly: ({ weekly }) => intervalsOf(weekly),
      ramadan: ({ ramadan }) => (ramadan ? intervalsOf(ramadan) : null),
      exceptions: ({ exceptions }) =>
        (exceptions ?? []).map(({ date, intervals }) => ({
          date,
          hours: intervals.map(({ opens, closes }) => `${opens}-${closes}`),
        })),
    },
    ListingValue: {
      text: ({ field, value }) =>
        ['NAME', 'DESCRIPTION', 'ADDRESS'].includes(field) ? (value as LocalizedText | null) : null,
      line: ({ field, value }) => (field === 'WEBSITE' ? (value as string | null) : null),
      codes: ({ field, value }) =>
        ['PHONES', 'LANGUAGES', 'ACCESSIBILITY', 'PAYMENT_MEANS'].includes(field)
          ? [...(value as readonly string[])]
          : null,
      hours: ({ field, value }) => (field === 'OPENING_HOURS' ? (value as OpeningHours | null) : null),
      coordinates: ({ field, value }) => (field === 'COORDINATES' ? (value as Coordinates | null) : null),
      photos: async ({ field, value }, _, context) => {
        if (field === 'PHOTOS') return await photosOf(value as readonly PhotoUse[], context);
        if (field === 'LOGO') return await photosOf(value ? [value as PhotoUse] : [], context);
        return null;
      },
    },
    ListingConflict: {
      yours: ({ field, yours }) => ({ field, value: yours }),
      theirs: ({ field, theirs }) => ({ field, value: theirs }),
    },
    PartnerListing: {
      isPublished: ({ partner }) => partner.state !== 'PROSPECT',
      part: ({ parts }, { branchId }) =>
        parts.find(({ branch }) => (branch?._id ?? null) === (branchId ?? null)) ?? null,
    },
    ChangeRequest: {
      id: (request) => request._id,
      partner: ({ partnerId }, _, context) => loadExisting(partnerById(context), partnerId, 'partner'),
      branch: ({ branchId }, _, context) =>
        branchId === null ? null : loadExisting(branchById(context), branchId, 'branch'),
      fields: async ({ partnerId, branchId, fields }, _, context) => {
        const partner = await loadExisting(partnerById(context), partnerId, 'partner');
        const branch = branchId === null ? null : await loadExisting(branchById(context), branchId, 'branch');
        return fields.map((each) => changedFieldView(each, { partner, branch }));
      },
      submittedBy: ({ submittedByAccountId }, _, context) => staffNames.get(context, submittedByAccountId),
      decidedBy: ({ decidedByAccountId }, _, context) => staffNames.find(context, decidedByAccountId),
    },
    Query: {
      partnerListing: (_, { partnerId }, { viewer }) => findListing(viewer, partnerId),
      changeRequest: async (_, { id }, { viewer }) => await findRequest(viewer, id),
      changesToDecide: (_, __, { viewer }) => decisions.listWaiting(viewer),
      changesToDecideCount: async (_, __, { viewer }) => (await decisions.listWaiting(viewer)).length,
    },
    Mutation: {
      savePartnerListing: (_, { input: { partnerId, changes, seen } }, context) =>
        save({ partnerId, branchId: null, changes, seen }, context),
      async saveBranchListing(_, { input: { branchId, changes, seen } }, context) {
        const { partnerId } = authorize(context.viewer, 'listing:edit');
        return await save({ partnerId, branchId, changes, seen }, context);
      },
      async addPartnerPhoto(_, { input }, { viewer, language }) {
        const photo = await photos.add(viewer, input);
        if (!photo)
          return validationError(
            [{ field: 'fileId', message: listingTexts.notAPicture[language] }],
            language,
          );
        return {
          __typename: 'PartnerPhotoAdded',
          photo: shownPhoto(photo, { photoId: photo._id, alternativeText: null }),
        };
      },
      async withdrawChangeRequest(_, { input }, { viewer, language, now }) {
        const outcome = await listing.withdraw(viewer, input.requestId, { language, now });
        if (outcome.kind !== 'done') return listingRefusalResult(outcome, language);
        return await saved(authorize(viewer, 'listing:edit').partnerId);
      },
      async decideChangeRequest(_, { input }, { viewer, language, now }) {
        const outcome = await decisions.decide(viewer, input, { language, now });
        return outcome.kind === 'done'
          ? { __typename: 'ChangeRequestDecided', request: outcome.result }
          : listingRefusalResult(outcome, language);
      },
    },
  };
}
