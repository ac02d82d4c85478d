import type { Connection } from 'mongoose';
import type { Clock } from '../../platform/clock.ts';
import { createAuditRepository } from './audit.repository.ts';
import { createAuditService } from './audit.service.ts';

export type { AuditProblem } from './audit.chain.ts';
export type { AuditVerification } from './audit.service.ts';

export function createAuditModule({ connection, clock }: { connection: Connection; clock: Clock }) {
  return createAuditService({ audit: createAuditRepository(connection), clock });
}
