const geography = '../modules/geography/index.ts';
const taxonomy = '../modules/taxonomy/index.ts';

/**
 * What resolvers are given for each type of the API: the record of its module instead of the type itself. A record that
 * bears the name of its API type is imported under another.
 */
export const resolverMappers: Record<string, string> = {
  LocalizedText: '@wasl/shared/localized-text#LocalizedText as LocalizedTextRecord',
  CivilMoment: 'Date',
  CivilDay: 'string',
  Region: `${geography}#Region as RegionRecord`,
  Province: `${geography}#Province as ProvinceRecord`,
  Commune: `${geography}#Commune as CommuneRecord`,
  Place: `${geography}#Place as PlaceRecord`,
  Sector: `${taxonomy}#Sector as SectorRecord`,
  Category: `${taxonomy}#Category as CategoryRecord`,
  Service: `${taxonomy}#Service as ServiceRecord`,
  Organization: '../modules/organizations/index.ts#OrganizationRecord',
  Viewer: '../platform/auth/account.model.ts#AccountRecord',
  PartnerStaff: '../platform/auth/account.model.ts#AccountRecord',
  Member: '../modules/members/index.ts#MemberRecord',
  MemberCard: '../modules/members/index.ts#MemberRecord',
  Dependent: '../modules/members/index.ts#DependentRecord',
  Beneficiary: '../modules/members/index.ts#BeneficiaryRecord',
  Partner: '../modules/partners/index.ts#PartnerRecord',
  Branch: '../modules/partners/index.ts#BranchRecord',
  Agreement: '../modules/agreements/index.ts#AgreementRecord',
  AgreementSuspension: '../modules/agreements/index.ts#AgreementSuspensionRecord',
  AgreementTermination: '../modules/agreements/index.ts#AgreementTerminationRecord',
  AgreementEvent: '../modules/agreements/index.ts#AgreementEventRecord',
  StaffName: '../modules/agreements/index.ts#StaffNameRecord',
  Offer: '../modules/offers/index.ts#OfferRecord',
  OfferCondition: '../modules/offers/index.ts#OfferConditionRecord',
  DependentCoverage: '../modules/offers/index.ts#DependentCoverageRecord',
  OfferLimit: '@wasl/shared/limits#LimitRule',
  Gain: '../modules/offers/index.ts#OfferGain',
  PercentageGain: '@wasl/shared/gain#PercentageGain as PercentageGainRecord',
  AmountOffGain: '@wasl/shared/gain#AmountOffGain as AmountOffGainRecord',
  FixedPriceGain: '@wasl/shared/gain#FixedPriceGain as FixedPriceGainRecord',
  FreeServiceGain: '@wasl/shared/gain#FreeServiceGain as FreeServiceGainRecord',
  TieredGain: '@wasl/shared/gain#TieredGain as TieredGainRecord',
  ByServiceGain: '../modules/offers/index.ts#ByServiceOfferGain',
  Voucher: '../modules/vouchers/index.ts#VoucherRecord',
  OfferSearchConnection: '../modules/search/index.ts#OfferSearchAnswer',
  SearchFacets: '../modules/search/index.ts#OfferSearchAnswer',
  CounterVoucher: '../modules/vouchers/index.ts#CheckedVoucher',
  Redemption: '../modules/vouchers/index.ts#RedemptionView',
};
