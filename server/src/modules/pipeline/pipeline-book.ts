import { type CivilDate, daysBetween } from '@wasl/shared/civil-date';
import { civilDateOf } from '@wasl/shared/civil-time';
import type { Language } from '@wasl/shared/language';
import { displayText, type LocalizedText } from '@wasl/shared/localized-text';
import { fold } from '@wasl/shared/text/folding';
import type { NewEvent } from '../../platform/events/outbox.ts';
import type { AgreementService, HandledAgreement } from '../agreements/index.ts';
import type { PartnerService } from '../partners/index.ts';
import { nextStepOf } from './next-step.rules.ts';
import { type PipelineFacts, type Standing, standingOf } from './pipeline.rules.ts';
import type { ProspectRecord } from './prospect.model.ts';
import type { ProspectRepository } from './prospect.repository.ts';

/** One prospect or agreement as the pipeline knows it. */
export type PipelineEntry = EntryBase &
  ({ kind: 'prospect'; prospect: ProspectRecord } | { kind: 'agreement'; agreement: HandledAgreement });

interface EntryBase {
  id: string;
  /** As it was called when the book was written; cards show it as it is now. */
  name: LocalizedText;
  sectorCode: string;
  categoryCode: string;
  provinceCode: string | null;
  /** Regions it is read in; null is the whole country. */
  regionCodes: readonly string[] | null;
  ownerAccountId: string | null;
  searchText: string;
  stateSince: Date;
  endsOn: CivilDate | null;
  changedAt: number;
  /** The last assessment, good for its day unless something runs out before. */
  assessed: { day: CivilDate; untilMillis: number; item: PipelineItem } | null;
  /** Folded names by language, for sorting. */
  sortNames: Partial<Record<Language, string>>;
}

/** An entry with what the moment makes of it, whoever looks. */
export interface PipelineItem extends Standing {
  entry: PipelineEntry;
  isLate: boolean;
  /** Days by which target or next step are passed, whichever is more; below 0 in time, null where nothing is awaited. */
  urgencyDays: number | null;
}

/** Changes stored this long before the last look are read again: clocks differ a little and transactions take time. */
const overlapMillis = 30_000;
/** Books kept in memory; the one least lately read goes first. 5,000 agreements take some 10 MB. */
const booksMaximum = 20;

interface Book {
  entries: Map<string, PipelineEntry>;
  /** When the last look at the store began, by this machine's clock. */
  readAt: number;
  /** The look under way, and the one that follows it for those who asked meanwhile. */
  running: Promise<void> | null;
  queued: Promise<void> | null;
}

export type PipelineBooks = ReturnType<typeof createPipelineBooks>;

/**
 * The pipelines of organizations in memory. Each is read whole once and from then on caught up at every question with what
 * was stored since, which an index finds: so an answer is never older than the question, whichever process wrote.
 */
export function createPipelineBooks(dependencies: {
  agreements: Pick<AgreementService, 'listHandled'>;
  prospects: Pick<ProspectRepository, 'listOpen'>;
  partners: Pick<PartnerService, 'listNames'>;
}) {
  const { agreements, prospects, partners } = dependencies;
  const books = new Map<string, Promise<Book>>();

  async function write(organizationId: string): Promise<Book> {
    const book: Book = { entries: new Map(), readAt: Date.now(), running: null, queued: null };
    await readInto(book, organizationId, null);
    return book;
  }

  async function readInto(book: Book, organizationId: string, since: Date | null): Promise<void> {
    const [changedAgreements, changedProspects] = await Promise.all([
      agreements.listHandled(organizationId, since),
      prospects.listOpen(organizationId, since),
    ]);
    const unnamed = changedAgreements.filter(({ _id }) => !book.entries.has(_id));
    const names = await partners.listNames([...new Set(unnamed.map(({ partnerId }) => partnerId))]);
    for (const agreement of changedAgreements) keepAgreement(book, agreement, names);
    for (const prospect of changedProspects) keepProspect(book, prospect);
  }

  async function look(book: Book, organizationId: string): Promise<void> {
    const startedAt = Date.now();
    await readInto(book, organizationId, new Date(book.readAt - overlapMillis));
    book.readAt = Math.max(book.readAt, startedAt);
  }

  function begin(book: Book, organizationId: string): Promise<void> {
    book.running = look(book, organizationId).finally(() => {
      book.running = null;
    });
    return book.running;
  }

  /** Looks at the store after the question was asked; those who ask during one look share the next. */
  function catchUp(book: Book, organizationId: string): Promise<void> {
    if (!book.running) return begin(book, organizationId);
    book.queued ??= book.running
      .catch(() => undefined)
      .then(() => {
        book.queued = null;
        return begin(book, organizationId);
      });
    return book.queued;
  }

  /** The book as it is now. */
  async function open(organizationId: string): Promise<readonly PipelineEntry[]> {
    const known = books.get(organizationId);
    const writing = known ?? write(organizationId);
    books.delete(organizationId);
    books.set(organizationId, writing);
    const [oldest] = books.keys();
    if (books.size > booksMaximum && oldest !== undefined) books.delete(oldest);
    let book: Book;
    try {
      book = await writing;
    } catch (error) {
      if (books.get(organizationId) === writing) books.delete(organizationId);
      throw error;
    }
    if (known) await catchUp(book, organizationId);
    return [...book.entries.values()];
  }

  return {
    open,
    /** Takes note of a committed change of what a partner is called. */
    forgetShown({ type, documentId }: NewEvent): void {
      if (type !== 'partner.changed') return;
      for (const writing of books.values())
        void writing.then(
          async (book) => {
            const named = [...book.entries.values()].filter(
              (entry) => entry.kind === 'agreement' && entry.agreement.partnerId === documentId,
            );
            if (named.length === 0) return;
            const name = (await partners.listNames([documentId])).get(documentId);
            for (const entry of named) if (name) Object.assign(entry, { name, sortNames: {} });
          },
          () => undefined,
        );
    },
  };
}

function keepAgreement(
  book: Book,
  agreement: HandledAgreement,
  names: ReadonlyMap<string, LocalizedText>,
): void {
  const { _id, handling, regionCodes } = agreement;
  const changedAt = agreement.changedAt?.getTime() ?? 0;
  const known = book.entries.get(_id);
  if (known && known.changedAt > changedAt) return;
  const name = known?.name ?? names.get(agreement.partnerId) ?? {};
  book.entries.set(_id, {
    kind: 'agreement',
    agreement,
    id: _id,
    name,
    sectorCode: handling.sectorCode,
    categoryCode: handling.categoryCode,
    provinceCode: handling.provinceCode,
    regionCodes,
    ownerAccountId: handling.ownerAccountId,
    searchText:
      handling.searchText ||
      [agreement.reference, name.ar, name.fr, name.en].map((text) => fold(text ?? '')).join(' '),
    stateSince: handling.stateSince,
    endsOn: agreement.endsOn,
    changedAt,
    assessed: null,
    sortNames: known?.sortNames ?? {},
  });
}

function keepProspect(book: Book, prospect: ProspectRecord): void {
  const changedAt = prospect.changedAt?.getTime() ?? 0;
  const known = book.entries.get(prospect._id);
  if (known && known.changedAt > changedAt) return;
  if (prospect.state !== 'OPEN') {
    book.entries.delete(prospect._id);
    return;
  }
  book.entries.set(prospect._id, {
    kind: 'prospect',
    prospect,
    id: prospect._id,
    name: prospect.name,
    sectorCode: prospect.sectorCode,
    categoryCode: prospect.categoryCode,
    provinceCode: prospect.provinceCode,
    regionCodes: [prospect.regionCode],
    ownerAccountId: prospect.ownerAccountId,
    searchText: prospect.searchText,
    stateSince: prospect.createdAt,
    endsOn: null,
    changedAt,
    assessed: null,
    sortNames: {},
  });
}

export function factsOf(entry: PipelineEntry): PipelineFacts {
  return entry.kind === 'prospect'
    ? { kind: 'prospect', prospect: entry.prospect }
    : { kind: 'agreement', agreement: entry.agreement };
}

/** What the moment makes of an entry, kept until the day or a deadline is over: 5,000 are looked at for every question. */
export function assess(entry: PipelineEntry, now: Date, today: CivilDate = civilDateOf(now)): PipelineItem {
  const kept = entry.assessed;
  if (kept && kept.day === today && now.getTime() < kept.untilMillis) return kept.item;
  const facts = factsOf(entry);
  const standing = standingOf(facts, today);
  // Nobody's account: lateness is the same whoever looks.
  const step = nextStepOf(facts, { accountId: '', isOffice: true }, { now, today });
  const stepDays = step.dueOn === null ? null : daysBetween(step.dueOn, today);
  const days = [standing.overdueDays, stepDays].filter((each) => each !== null);
  const urgencyDays = days.length === 0 ? null : Math.max(...days);
  const item = { entry, ...standing, urgencyDays, isLate: urgencyDays !== null && urgencyDays > 0 };
  const expiresAt =
    entry.kind === 'agreement' ? entry.agreement.handling.signing?.expiresAt.getTime() : undefined;
  const untilMillis =
    expiresAt !== undefined && expiresAt > now.getTime() ? expiresAt : Number.POSITIVE_INFINITY;
  entry.assessed = { day: today, untilMillis, item };
  return item;
}

export function sortNameOf(entry: PipelineEntry, language: Language): string {
  entry.sortNames[language] ??= fold(displayText(entry.name, language).text);
  return entry.sortNames[language];
}
