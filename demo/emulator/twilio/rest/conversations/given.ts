import { nothingToUpdate, TwilioError } from '../../errors.ts';
import type { Parameters } from '../parameters.ts';

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Leaves out what is `undefined`: what the caller did not say. */
export function given<T extends object>(values: T): Given<T> {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Given<T>;
}

/** The same for an update, which has to say something. Throws 400. */
export function givenToUpdate<T extends object>(values: T): Given<T> {
  const some = given(values);
  if (Object.keys(some).length === 0) throw nothingToUpdate();
  return some;
}

/** Reads `DateCreated` and `DateUpdated`, in ms since 1970. */
export function readDates(parameters: Parameters) {
  return {
    dateCreated: readDate(parameters.text('DateCreated'), 50308, 'Created'),
    dateUpdated: readDate(parameters.text('DateUpdated'), 50309, 'Updated'),
  };
}

function readDate(text: string | undefined, code: number, name: string): number | undefined {
  if (text === undefined) return undefined;
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new TwilioError(400, code, `Invalid Date ${name} parameter`);
  return time;
}

/** Reads how far a participant has read: an index, or `null` for "nothing yet". */
export function readLastRead(parameters: Parameters) {
  return {
    lastReadMessageIndex: toIndex(parameters.text('LastReadMessageIndex')),
    lastReadAt: parameters.date('LastReadTimestamp'),
  };
}

function toIndex(text: string | undefined): number | null | undefined {
  if (text === undefined) return undefined;
  if (text === '' || text === 'null') return null;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new TwilioError(400, 50421, 'Invalid last read message index format');
}
