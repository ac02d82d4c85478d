import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';
import { CommandError } from '../errors.ts';

const iterations = 15_000;

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Code 18, the same whatever was wrong. */
export function authenticationFailed(): CommandError {
  return new CommandError(18, 'AuthenticationFailed', 'Authentication failed.');
}

/** Fields of a SCRAM message: `r=…,s=…`. */
function fieldsOf(message: string): Map<string, string> {
  return new Map(message.split(',').map((part) => [part.slice(0, 1), part.slice(2)]));
}

export interface ScramConversation {
  /** @returns the server's answer @throws CommandError 18 when the password is not right */
  continue(clientMessage: string): { message: string; done: boolean };
}

/** One sign-in by SCRAM-SHA-256 (RFC 7677), of the one account there is. */
export function startScram(
  account: { user: string; password: string },
  clientFirst: string,
): { conversation: ScramConversation; message: string } {
  const bare = clientFirst.replace(/^[ny],[^,]*,/, '');
  const client = fieldsOf(bare);
  const nonce = `${client.get('r') ?? ''}${randomBytes(24).toString('base64')}`;
  const salt = randomBytes(28);
  const serverFirst = `r=${nonce},s=${salt.toString('base64')},i=${iterations}`;
  const conversation: ScramConversation = {
    continue(clientFinal) {
      const fields = fieldsOf(clientFinal);
      const proof = Buffer.from(fields.get('p') ?? '', 'base64');
      const withoutProof = clientFinal.replace(/,p=[^,]*$/, '');
      const authMessage = `${bare},${serverFirst},${withoutProof}`;
      const salted = pbkdf2Sync(account.password, salt, iterations, 32, 'sha256');
      const clientKey = hmac(salted, 'Client Key');
      const storedKey = createHash('sha256').update(clientKey).digest();
      const signature = hmac(storedKey, authMessage);
      const recovered = Buffer.from(signature.map((byte, i) => byte ^ (proof[i] ?? 0)));
      const isRight =
        proof.length === signature.length &&
        fields.get('r') === nonce &&
        client.get('n') === account.user &&
        timingSafeEqual(createHash('sha256').update(recovered).digest(), storedKey);
      if (!isRight) throw authenticationFailed();
      return { message: `v=${hmac(hmac(salted, 'Server Key'), authMessage).toString('base64')}`, done: true };
    },
  };
  return { conversation, message: serverFirst };
}
