import { formatCivilDate } from '@wasl/shared/civil-time';
import { headlineGain, headlineText } from '@wasl/shared/gain-headline';
import type { Language } from '@wasl/shared/language';
import { displayText, type LocalizedText } from '@wasl/shared/localized-text';
import type { BranchRecord, PartnerRecord } from '../modules/partners/index.ts';
import { visitor } from '../platform/auth/viewer.ts';
import { isId } from '../platform/mongo/object-id.ts';
import type { Modules } from './compose.ts';

/** A page as a search engine or a reader without JavaScript gets it. */
export interface PublicPage {
  status: number;
  head: string;
  body: string;
}

const words: Record<
  Language,
  { validTo: string; branches: string; offers: string; notFound: string; site: string }
> = {
  ar: {
    validTo: 'صالح إلى غاية',
    branches: 'الفروع',
    offers: 'العروض',
    notFound: 'لا توجد هذه الصفحة',
    site: 'وصل',
  },
  fr: {
    validTo: 'Valable jusqu’au',
    branches: 'Agences',
    offers: 'Offres',
    notFound: 'Cette page n’existe pas',
    site: 'Wasl',
  },
  en: {
    validTo: 'Valid until',
    branches: 'Branches',
    offers: 'Offers',
    notFound: 'There is no such page',
    site: 'Wasl',
  },
};

/** Renders the offer and partner pages that anybody may see; null for every other path. */
export function createPublicPages(modules: Modules) {
  const { geography } = modules.geography;
  const { taxonomy } = modules.taxonomy;

  function placeOf(branch: BranchRecord, language: Language): string {
    const place =
      geography.findCommune(branch.communeCode ?? '') ?? geography.getProvince(branch.provinceCode);
    return displayText(place.name, language).text;
  }

  function businessData(partner: PartnerRecord, branches: readonly BranchRecord[], language: Language) {
    return {
      '@context': 'https://schema.org',
      '@type':
        taxonomy.getCategory(partner.categoryCode).sectorCode === 'health'
          ? 'MedicalBusiness'
          : 'LocalBusiness',
      name: displayText(partner.name, language).text,
      ...(partner.website ? { url: partner.website } : {}),
      ...(partner.ratingCount > 0
        ? {
            aggregateRating: {
              '@type': 'AggregateRating',
              ratingValue: (partner.ratingSum / partner.ratingCount).toFixed(1),
              ratingCount: partner.ratingCount,
            },
          }
        : {}),
      location: branches.map((branch) => ({
        '@type': 'Place',
        name: displayText(branch.name, language).text,
        address: {
          '@type': 'PostalAddress',
          addressCountry: 'MA',
          addressLocality: placeOf(branch, language),
          ...(branch.address ? { streetAddress: displayText(branch.address, language).text } : {}),
        },
        geo: { '@type': 'GeoCoordinates', latitude: branch.latitude, longitude: branch.longitude },
        ...(branch.phones[0] ? { telephone: branch.phones[0] } : {}),
      })),
    };
  }

  function branchList(branches: readonly BranchRecord[], language: Language): string {
    const items = branches.map((branch) => {
      const address = branch.address ? ` · ${textOf(branch.address, language)}` : '';
      return `<li>${textOf(branch.name, language)} · ${escapeHtml(placeOf(branch, language))}${address}</li>`;
    });
    return `<h2>${words[language].branches}</h2><ul>${items.join('')}</ul>`;
  }

  async function offerPage(id: string, language: Language): Promise<PublicPage> {
    const offer = await modules.offers.offers.findVisibleOffer(visitor, id);
    const partner = offer && (await modules.partners.partners.findVisiblePartner(visitor, offer.partnerId));
    if (!offer || !partner) return missingPage(language);
    const branches = await modules.partners.branches.listByIds(offer.branchIds);
    const headline = headlineText(headlineGain(offer.gain), language).text;
    const title = `${displayText(offer.title, language).text} · ${displayText(partner.name, language).text}`;
    const summary = displayText(offer.summary ?? offer.title, language).text;
    return {
      status: 200,
      head: headOf({
        title: `${headline} ${title}`,
        description: summary,
        data: {
          '@context': 'https://schema.org',
          '@type': 'Offer',
          name: displayText(offer.title, language).text,
          description: summary,
          availabilityEnds: offer.validTo,
          seller: businessData(partner, branches, language),
        },
      }),
      body: `<main><p><a href="/partners/${partner._id}">${textOf(partner.name, language)}</a></p><h1>${textOf(offer.title, language)}</h1><p><strong>${escapeHtml(headline)}</strong></p><p>${escapeHtml(summary)}</p><ul>${offer.conditions.map(({ text }) => `<li>${textOf(text, language)}</li>`).join('')}</ul><p>${words[language].validTo} ${escapeHtml(formatCivilDate(offer.validTo, language))}</p>${branchList(branches, language)}</main>`,
    };
  }

  async function partnerPage(id: string, language: Language): Promise<PublicPage> {
    const partner = await modules.partners.partners.findVisiblePartner(visitor, id);
    if (!partner) return missingPage(language);
    const branches = await modules.partners.branches.listByPartnerIds([id]);
    const page = await modules.offers.offers.listOfPartner(id, { first: 50 });
    const name = displayText(partner.name, language).text;
    const category = displayText(taxonomy.getCategory(partner.categoryCode).name, language).text;
    const description = partner.description
      ? displayText(partner.description, language).text
      : `${category} · ${name}`;
    const offers = page.edges.map(
      ({ node }) =>
        `<li><a href="/offers/${node._id}">${escapeHtml(headlineText(headlineGain(node.gain), language).text)} ${textOf(node.title, language)}</a></li>`,
    );
    return {
      status: 200,
      head: headOf({
        title: `${name} · ${category}`,
        description,
        data: businessData(partner, branches, language),
      }),
      body: `<main><h1>${escapeHtml(name)}</h1><p>${escapeHtml(category)}</p><p>${escapeHtml(description)}</p><h2>${words[language].offers}</h2><ul>${offers.join('')}</ul>${branchList(branches, language)}</main>`,
    };
  }

  return async (path: string, language: Language): Promise<PublicPage | null> => {
    const [, kind, id = '', rest] = path.split('/');
    if ((kind !== 'offers' && kind !== 'partners') || rest !== undefined) return null;
    if (!isId(id)) return missingPage(language);
    return kind === 'offers' ? await offerPage(id, language) : await partnerPage(id, language);
  };
}

function missingPage(language: Language): PublicPage {
  return { status: 404, head: headOf({ title: words[language].notFound }), body: '' };
}

function headOf({
  title,
  description,
  data,
}: {
  title: string;
  description?: string;
  data?: object;
}): string {
  const parts = [
    `<title>${escapeHtml(title)}</title>`,
    `<meta property="og:title" content="${escapeHtml(title)}">`,
  ];
  if (description)
    parts.push(
      `<meta name="description" content="${escapeHtml(description)}">`,
      `<meta property="og:description" content="${escapeHtml(description)}">`,
    );
  // A `<` inside the data could end the script element.
  if (data)
    parts.push(
      `<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`,
    );
  return parts.join('');
}

function textOf(text: LocalizedText, language: Language): string {
  const shown = displayText(text, language);
  const tag = shown.language === language ? '' : ` lang="${shown.language}" dir="auto"`;
  return tag ? `<span${tag}>${escapeHtml(shown.text)}</span>` : escapeHtml(shown.text);
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
