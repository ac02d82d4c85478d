import type { OfferRecord } from '../../server/src/modules/offers/index.ts';
import { buildAgreement, buildBranch, buildOffer, buildPartner } from '../support/builders.ts';
import { type GivenApp, givenOrganization } from '../support/given.ts';

const batchSize = 2000;
const offersPerPartner = 4;

const arabicNames = [
  'ابن رشد',
  'ابن سينا',
  'الأندلس',
  'الأطلس',
  'الزهراء',
  'النخيل',
  'السلام',
  'المسيرة',
  'الواحة',
  'الياسمين',
];
const frenchNames = [
  'Ibn Rochd',
  'Ibn Sina',
  'Al Andalous',
  'Atlas',
  'Azzahra',
  'Annakhil',
  'Assalam',
  'Al Massira',
  'Al Waha',
  'Yasmine',
];

/** A sequence that looks random and is the same on every run (mulberry32). */
function createDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Stores a network of this many published offers over all communes and categories, and indexes it. */
export async function fillNetwork(app: GivenApp, offerCount: number): Promise<void> {
  const dice = createDice(20_261_122);
  const pick = <Item>(list: readonly Item[]): Item => list[Math.floor(dice() * list.length)] as Item;
  const { geography } = app.modules.geography;
  const categories = app.modules.taxonomy.taxonomy.listCategories();
  const communes = geography.listCommunes();
  const organization = await givenOrganization(app);

  for (let made = 0; made < offerCount; ) {
    const partners = [];
    const branches = [];
    const agreements = [];
    const offers: OfferRecord[] = [];
    while (offers.length < batchSize && made < offerCount) {
      const category = pick(categories);
      const commune = pick(communes);
      const name = Math.floor(dice() * arabicNames.length);
      const partner = buildPartner({
        sectorCode: category.sectorCode,
        categoryCode: category.code,
        name: {
          ar: `${category.name.ar} ${arabicNames[name]} ${commune.name.ar}`,
          fr: `${category.name.fr} ${frenchNames[name]} ${commune.name.fr}`,
        },
      });
      const branch = buildBranch({
        partnerId: partner._id,
        name: commune.name,
        communeCode: commune.code,
        provinceCode: commune.provinceCode,
        regionCode: commune.regionCode,
        latitude: commune.center.latitude + (dice() - 0.5) / 50,
        longitude: commune.center.longitude + (dice() - 0.5) / 50,
        openingHours: { weekly: Array.from({ length: 7 }, () => [{ opens: '08:30', closes: '18:30' }]) },
      });
      const agreement = buildAgreement({
        organizationId: organization._id,
        partnerId: partner._id,
        startsOn: '2020-01-01',
        endsOn: '2099-12-31',
      });
      partners.push(partner);
      branches.push(branch);
      agreements.push(agreement);
      for (let offer = 0; offer < offersPerPartner && made < offerCount; offer++, made++)
        offers.push(
          buildOffer({
            organizationId: organization._id,
            partnerId: partner._id,
            agreementId: agreement._id,
            branchIds: [branch._id],
            sectorCode: category.sectorCode,
            categoryCode: category.code,
            title: { ar: `تخفيض على ${category.name.ar}`, fr: `Remise sur ${category.name.fr}` },
            gain: { kind: 'percentage', basisPoints: 500 + Math.floor(dice() * 10) * 500 },
            validFrom: '2020-01-01',
            validTo: '2099-12-31',
          }),
        );
    }
    await app.modules.partners.insertPartners(partners);
    await app.modules.partners.insertBranches(branches);
    await app.modules.agreements.insertAgreements(agreements);
    await app.modules.offers.insertOffers(offers);
  }
  await app.modules.search.rebuildIndexes();
}
