import { createHmac, timingSafeEqual } from 'node:crypto';
import { TwilioError } from '../errors.ts';
import type { Services } from '../services.ts';
import type { MediaStore } from './media-store.ts';

/** Where files are told to be: on this machine, as the SDK fetches them by plain HTTP. */
export function mediaOrigin({ origin }: Pick<Services, 'origin'>): string {
  return `${origin()}/mcs.us1.twilio.com/v1`;
}

/** The address under which a file can be read without a token, for some minutes of the clock. */
export function toTemporaryUrl(services: Services, { linkKey }: MediaStore, sid: string): string {
  const { clock, config } = services;
  const end = Math.ceil(clock.now() / 1000) + config.media.linkSeconds;
  return `${mediaOrigin(services)}/content/${sid}?sig=${sign(linkKey, sid, end)}&exp=${end}`;
}

/** Throws 403 when a temporary address was changed, or is over. */
export function assertLink(
  { clock }: Services,
  { linkKey }: MediaStore,
  { sid, sig = '', exp = '' }: { sid: string; sig?: string | undefined; exp?: string | undefined },
): void {
  const expected = Buffer.from(sign(linkKey, sid, Number(exp)));
  const given = Buffer.from(sig);
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new TwilioError(403, 20403, 'The link of the file is not one that was given out');
  if (clock.now() >= Number(exp) * 1000)
    throw new TwilioError(403, 20403, 'The link of the file has expired; ask for a new one');
}

function sign(key: Buffer, sid: string, end: number): string {
  return createHmac('sha256', key).update(`${sid}.${end}`).digest('base64url');
}
