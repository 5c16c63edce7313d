import { timingSafeEqual } from 'node:crypto';
import type { TwilioConfig } from '../config.ts';

/** Creates a check whether an `Authorization` header has the account's SID and token, or an API key and its secret. */
export function createAccountCheck({
  account,
}: TwilioConfig): (authorization: string | undefined) => boolean {
  const pairs = [
    [account.sid, account.authToken],
    ...account.apiKeys.map(({ sid, secret }) => [sid, secret]),
  ];
  const known = pairs.map((pair) => Buffer.from(pair.join(':')));
  return (authorization = '') => {
    const [, credentials = ''] = /^basic (\S+)$/i.exec(authorization) ?? [];
    const given = Buffer.from(credentials, 'base64');
    return known.some((one) => one.length === given.length && timingSafeEqual(one, given));
  };
}
