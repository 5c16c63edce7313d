import { createHash, randomBytes } from 'node:crypto';

/** The prefixes of Twilio's SIDs; the comment says of what. */
export type SidPrefix =
  | 'CH' // conversation
  | 'MB' // participant
  | 'IM' // message
  | 'US' // user
  | 'RL' // role
  | 'WH' // scoped webhook
  | 'IG' // address configuration
  | 'ME' // media
  | 'WT' // task
  | 'WR' // reservation
  | 'KD' // interaction
  | 'UO' // interaction channel
  | 'SM' // SMS
  | 'ET' // Sync document
  | 'ES' // Sync list
  | 'MP' // Sync map
  | 'FW' // Studio flow
  | 'FN' // Studio execution
  | 'FT' // Studio step
  | 'FX' // identity of a web chat customer
  | 'TM' // Twilsock packet
  | 'RQ'; // request

/** A new SID: the prefix and 32 hexadecimal digits. */
export function createSid(prefix: SidPrefix): string {
  // Adding texts keeps both parts in memory until the result is read as one; there may be half a million of these.
  return [prefix, randomBytes(16).toString('hex')].join('');
}

/** The SID that always belongs to a name. */
export function toSid(prefix: SidPrefix, name: string): string {
  return prefix + createHash('md5').update(name).digest('hex');
}

/** Whether a text has the form of a SID with this prefix. */
export function isSid(prefix: string, value: string): boolean {
  return value.length === 34 && value.startsWith(prefix) && /^[0-9a-f]{32}$/.test(value.slice(2));
}
