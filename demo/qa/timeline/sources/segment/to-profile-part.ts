import type { Identifier } from '../../../../emulator/segment/identifiers.ts';
import type { ReceivedMessage } from './to-message-draft.ts';

/** Which profile a message went to, by which identifiers. */
export interface ProfilePart {
  readonly id: number;
  /** `anonymous_id: …` */
  readonly keys: readonly string[];
}

/** The profile of a message; `undefined` when it went to none. Identifiers that were not taken are no part of it. */
export function toProfilePart({ line, identifiers }: ReceivedMessage): ProfilePart | undefined {
  const { profile, outcome, demoted = [] } = line;
  if (profile === null || outcome !== 'accepted') return undefined;
  const lost = new Set(demoted.map(nameIdentifier));
  const keys = identifiers.map(nameIdentifier).filter((key) => !lost.has(key));
  return { id: profile, keys };
}

/** `phone: +14155552671` */
export function nameIdentifier({ type, value }: Identifier): string {
  return `${type}: ${value}`;
}
