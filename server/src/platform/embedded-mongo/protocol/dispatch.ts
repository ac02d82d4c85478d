import {
  type ClientConnection,
  type Command,
  type CommandRequest,
  checkFields,
  type Reply,
  type ServerContext,
} from '../commands/command.ts';
import { findCommand } from '../commands/registry.ts';
import { CommandError, writeConflict } from '../errors.ts';
import type { CommitQueue } from '../storage/commit-queue.ts';
import { LockedByTransaction } from '../storage/lock-table.ts';
import { encode } from '../values/bson-codec.ts';
import type { Doc } from '../values/document.ts';
import { optionalNumber, toNumber } from '../values/numbers.ts';
import { type SessionTransaction, sessionIdOf } from './sessions.ts';
import type { WireCommand } from './wire-messages.ts';

type Send = (reply: Buffer) => void;
export type Dispatch = (connection: ClientConnection, message: WireCommand, send: Send) => void;

const encodeReply = (reply: Reply): Buffer =>
  Buffer.isBuffer(reply) ? reply : encode({ ...reply, ok: reply.ok ?? 1 });

/** Runs commands: at once when they read, with the next commit when they write, in their transaction when they name one. */
export function createDispatcher(
  server: ServerContext,
  commits: CommitQueue,
  log: (line: string) => void,
): Dispatch {
  function errorReply(error: unknown, name: string): Buffer {
    let known = error;
    if (error instanceof LockedByTransaction) known = writeConflict();
    if (!(known instanceof CommandError)) {
      const { message, stack } = error instanceof Error ? error : new Error(String(error));
      log(`embedded document server: ${name} failed: ${stack ?? message}`);
      known = new CommandError(8000, 'InternalError', message);
    }
    const { message, code, codeName, extra } = known as CommandError;
    return encode({ ok: 0, errmsg: message, code, codeName, ...extra });
  }

  function requestFor(
    connection: ClientConnection,
    message: WireCommand,
    name: string,
  ): Omit<CommandRequest, 'view' | 'transaction'> {
    const { body } = message;
    const maxTime = optionalNumber(body.maxTimeMS);
    return {
      server,
      body,
      name,
      message,
      connection,
      database: typeof body.$db === 'string' ? body.$db : 'admin',
      deadline: maxTime && name !== 'getMore' ? Date.now() + maxTime : undefined,
    };
  }

  /** In a transaction everything runs at once, on its view; any error ends it. */
  function runInTransaction(
    command: Command,
    request: CommandRequest,
    transaction: SessionTransaction,
  ): Buffer {
    try {
      const reply = command.run(request);
      if (!Buffer.isBuffer(reply) && reply.writeErrors) server.sessions.abort(transaction);
      return encodeReply(reply);
    } catch (error) {
      server.sessions.abort(transaction);
      throw error;
    }
  }

  /** A retryable write's session and number, or null. */
  function retryKeyOf(body: Doc): { sessionId: string; txnNumber: number } | null {
    const sessionId =
      body.txnNumber === undefined || body.autocommit !== undefined ? null : sessionIdOf(body);
    return sessionId ? { sessionId, txnNumber: toNumber(body.txnNumber) } : null;
  }

  function runWrite(command: Command, request: Omit<CommandRequest, 'view'>, send: Send): void {
    const retry = retryKeyOf(request.body);
    if (retry) {
      const claim = server.sessions.claimRetryable(retry.sessionId, retry.txnNumber, send);
      if (claim === 'wait') return;
      if (claim !== 'run') {
        send(claim);
        return;
      }
    }
    commits.submit(
      () => {
        const view = server.engine.view();
        const reply = encodeReply(command.run({ ...request, view }));
        view.apply();
        if (retry) server.sessions.retries.save(retry.sessionId, { txnNumber: retry.txnNumber, reply });
        return reply;
      },
      (error, result) => {
        const reply = error ? errorReply(error, request.name) : (result as Buffer);
        if (retry) server.sessions.settleRetryable(retry.sessionId, retry.txnNumber, reply);
        send(reply);
      },
    );
  }

  function run(
    command: Command,
    connection: ClientConnection,
    message: WireCommand,
    name: string,
    send: Send,
  ): void {
    const { body } = message;
    if (server.account && !connection.isAuthenticated && !command.open) {
      throw new CommandError(13, 'Unauthorized', `Command ${name} requires authentication`);
    }
    checkFields(command, name, body);
    const transaction = server.sessions.transactionFor(body, name);
    const request = { ...requestFor(connection, message, name), transaction };
    const writes = typeof command.writes === 'function' ? command.writes(body) : command.writes;
    if (transaction && name !== 'commitTransaction') {
      send(runInTransaction(command, { ...request, view: transaction.view }, transaction));
    } else if (writes) runWrite(command, request, send);
    else send(encodeReply(command.run({ ...request, view: server.engine.view() })));
  }

  return (connection, message, send) => {
    const [name = ''] = Object.keys(message.body);
    try {
      const command = findCommand(name);
      if (!command) throw new CommandError(59, 'CommandNotFound', `no such command: '${name}'`);
      run(command, connection, message, name, send);
    } catch (error) {
      send(errorReply(error, name));
    }
  };
}
