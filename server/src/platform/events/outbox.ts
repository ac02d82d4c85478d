import type { Connection } from 'mongoose';
import type { Clock } from '../clock.ts';
import { newId } from '../mongo/object-id.ts';
import { afterCommit, type ClientSession } from '../mongo/transaction.ts';
import { type Consumer, type OutboxEvent, outboxModel } from './outbox.model.ts';

/** What a service says happened. */
export interface NewEvent {
  type: string;
  documentId: string;
  documentVersion: number;
  payload?: Record<string, unknown>;
}

/** Writes events in the transaction of the change they tell of. */
export type Outbox = ReturnType<typeof createOutbox>;

/** Which consumers want an event of this type. Events nobody wants are not written. */
export type ConsumersOf = (type: string) => readonly Consumer[];

/**
 * `onAppend` is called when events were written, to wake the dispatcher of this process; `onCommitted` with every event,
 * wanted or not, once its transaction is committed.
 */
export function createOutbox(dependencies: {
  connection: Connection;
  clock: Clock;
  consumersOf: ConsumersOf;
  onAppend: () => void;
  onCommitted: (events: readonly NewEvent[]) => void;
}) {
  const { connection, clock, consumersOf, onAppend, onCommitted } = dependencies;
  const events = outboxModel(connection);
  return {
    async append(session: ClientSession, list: readonly NewEvent[]): Promise<void> {
      afterCommit(session, () => onCommitted(list));
      const now = clock.now();
      const documents: OutboxEvent[] = list
        .map((event) => ({
          _id: newId(),
          type: event.type,
          documentId: event.documentId,
          documentVersion: event.documentVersion,
          payload: event.payload ?? {},
          occurredAt: now,
          waiting: [...consumersOf(event.type)],
          failures: 0,
          notBefore: now,
        }))
        .filter((event) => event.waiting.length > 0);
      if (documents.length === 0) return;
      await events.insertMany(documents, { session });
      onAppend();
    },
  };
}

/** How many events a consumer has not dealt with yet. */
export async function countWaitingEvents(connection: Connection, consumer: Consumer): Promise<number> {
  return await outboxModel(connection).countDocuments({ waiting: consumer });
}
