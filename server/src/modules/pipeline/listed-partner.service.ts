import type { Language } from '@wasl/shared/language';
import { authorize } from '../../platform/auth/authorize.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { badInput } from '../../platform/errors/app-error.ts';
import type { PartnerRecord } from '../partners/index.ts';
import type { PipelineBooks } from './pipeline-book.ts';

const answersMaximum = 20;
/** Partners looked at to find those without an agreement. */
const searchedMaximum = 100;

/** Search over listed partners, best match first; given by search, which nobody imports. */
export type SearchPartners = (
  asker: { viewer: Viewer; language: Language; now: Date },
  search: {
    text: string;
    regionCodes?: readonly string[];
    provinceCodes?: readonly string[];
  },
  page: { offset: number; limit: number },
) => Promise<{ hits: readonly { partner: PartnerRecord }[] }>;

export type ListedPartnerService = ReturnType<typeof createListedPartnerService>;

export function createListedPartnerService(dependencies: {
  books: Pick<PipelineBooks, 'open'>;
  searchPartners: SearchPartners;
}) {
  const { books, searchPartners } = dependencies;
  return {
    /**
     * Listed partners in the viewer's regions that the viewer's organization has neither an agreement with, in force or in
     * preparation, nor among its prospects: best match first, by words of their name.
     */
    async findPartnersWithoutAgreement(
      viewer: Viewer,
      input: { text: string; provinceCode?: string | null | undefined; first: number },
      asker: { language: Language; now: Date },
    ): Promise<PartnerRecord[]> {
      const { organizationId, regionCodes } = authorize(viewer, 'pipeline:read');
      if (!Number.isInteger(input.first) || input.first < 1 || input.first > answersMaximum)
        throw badInput(`first is 1 to ${answersMaximum}.`);
      const entries = await books.open(organizationId);
      const taken = new Set(
        entries.flatMap((entry) => {
          if (entry.kind === 'prospect') return entry.prospect.partnerId ?? [];
          return isOver(entry.agreement.state) ? [] : entry.agreement.partnerId;
        }),
      );
      const { hits } = await searchPartners(
        { viewer, ...asker },
        {
          text: input.text,
          ...(regionCodes ? { regionCodes } : {}),
          ...(input.provinceCode ? { provinceCodes: [input.provinceCode] } : {}),
        },
        { offset: 0, limit: searchedMaximum },
      );
      return hits
        .map(({ partner }) => partner)
        .filter(({ _id, state }) => state === 'ACTIVE' && !taken.has(_id))
        .slice(0, input.first);
    },
  };
}

function isOver(state: string): boolean {
  return state === 'EXPIRED' || state === 'TERMINATED' || state === 'WITHDRAWN' || state === 'DECLINED';
}
