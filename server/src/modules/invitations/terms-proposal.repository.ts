import type { Connection } from 'mongoose';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { type TermsProposalRecord, termsProposalModel } from './terms-proposal.model.ts';

export type TermsProposalRepository = ReturnType<typeof createTermsProposalRepository>;

export function createTermsProposalRepository(connection: Connection) {
  const proposals = termsProposalModel(connection);
  return {
    async findById(id: string): Promise<TermsProposalRecord | null> {
      return await proposals.findById(id).lean<TermsProposalRecord>();
    },
    /** What nobody answered yet, newest first. */
    async listOpen(agreementId: string): Promise<TermsProposalRecord[]> {
      return await proposals
        .find({ agreementId, answeredAt: null })
        .sort({ _id: -1 })
        .lean<TermsProposalRecord[]>();
    },
    async countOpen(agreementId: string, session: ClientSession): Promise<number> {
      return await proposals.countDocuments({ agreementId, answeredAt: null }).session(session);
    },
    async insert(session: ClientSession, proposal: TermsProposalRecord): Promise<void> {
      await proposals.create([proposal], { session });
    },
    /** Answers a proposal, once; null when it was answered before. */
    async answer(
      session: ClientSession,
      id: string,
      answer: Pick<TermsProposalRecord, 'answeredAt' | 'answeredByAccountId' | 'isAccepted' | 'answer'>,
    ): Promise<TermsProposalRecord | null> {
      return await proposals
        .findOneAndUpdate(
          { _id: id, answeredAt: null },
          { $set: answer },
          { session, returnDocument: 'after' },
        )
        .lean<TermsProposalRecord>();
    },
  };
}
