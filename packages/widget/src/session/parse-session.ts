import { isPhone, isRecord, readText } from '@docent/identity';
import { parseAccess } from './parse-access.ts';
import type { Session } from './session.ts';

// No token lives longer at Twilio.
const maxTokenMs = 86_400_000;
// The longest for which RESUME_HOURS lets a chat be taken up.
const maxResumeMs = 30 * 86_400_000;

/**
 * Reads a session that was stored. Undefined for anything that is not one in every part, and for one that no Function would
 * take up any more. A token that seems to live too long, because the clock was set back, counts as ended.
 *
 * @param now - ms since 1970.
 * @example
 * parseSession(JSON.parse(text), Date.now());
 */
export function parseSession(value: unknown, now: number): Session | undefined {
  const access = parseAccess(value);
  if (!access || !isRecord(value) || value['v'] !== 1) return undefined;
  if (now - access.expiresAt > maxResumeMs) return undefined;
  const { startedAt, isPanelOpen, seenIndex, phone } = value;
  const userId = readText(value, 'userId', 256);
  if (!isCount(startedAt, 0) || !isCount(seenIndex, -1)) return undefined;
  if (typeof isPanelOpen !== 'boolean') return undefined;
  // Whose chat it is must be certain, or somebody else could see it.
  if (phone !== undefined && !isPhone(phone)) return undefined;
  if (value['userId'] !== undefined && userId === undefined) return undefined;
  return {
    v: 1,
    ...access,
    expiresAt: access.expiresAt - now > maxTokenMs ? now : access.expiresAt,
    startedAt,
    ...(phone && { phone }),
    ...(userId && { userId }),
    isPanelOpen,
    seenIndex,
  };
}

function isCount(value: unknown, min: number): value is number {
  return Number.isSafeInteger(value) && (value as number) >= min;
}
