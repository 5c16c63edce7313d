import { isRecord } from '@docent/identity';

/** An object inside an untrusted one; an empty one where it is none. */
export function readPart(source: Record<string, unknown>, key: string): Record<string, unknown> {
  const value = source[key];
  return isRecord(value) ? value : {};
}

/** Whether something untrusted says yes, as JSON or as Studio's text. */
export function readBoolean(source: Record<string, unknown>, key: string): boolean {
  return source[key] === true || source[key] === 'true';
}

/** A number of something untrusted. */
export function readNumber(source: Record<string, unknown>, key: string): number | undefined {
  const value = source[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** An address of the web, as it may stand in a link: `javascript:` and the like are none. */
export function readWebUrl(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  try {
    const { protocol, href } = new URL(value);
    return /^https?:$/.test(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}
