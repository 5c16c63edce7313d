import { HubError } from './hub-error.ts';

interface CountField {
  /** What to call it in a sentence. */
  name: string;
  byDefault: number;
  /** A larger one is taken for this. */
  most?: number;
}

/** Reads a whole number from 0 out of an address. Throws a {@link HubError}. */
export function parseCount(
  text: string | undefined | null,
  { name, byDefault, most = Number.MAX_SAFE_INTEGER }: CountField,
): number {
  if (text === undefined || text === null) return byDefault;
  if (!/^\d{1,15}$/.test(text))
    throw new HubError(400, `"${name}" is a whole number from 0, such as 100. Mend the address.`);
  return Math.min(Number(text), most);
}
