import type { Draft } from '../../draft.ts';
import { toRecord, toText } from '../../words/read-record.ts';
import type { ReceivedMessage } from './to-message-draft.ts';
import { nameIdentifier, toProfilePart, type ProfilePart } from './to-profile-part.ts';

/** Derives from the profile of each message what became of profiles. */
export interface ProfileWatch {
  /** What a message has changed: a profile is new, or several became one, or an identifier was not taken. */
  see(received: ReceivedMessage): Draft[];
}

interface WatchOptions {
  /** What earlier messages told, oldest first. */
  readonly before: readonly ProfilePart[];
  /** Whether a profile was there before the watch began. */
  readonly isKnown: (profile: number) => boolean;
}

/** Creates a watch that goes on from what is known. */
export function createProfileWatch({ before, isKnown }: WatchOptions): ProfileWatch {
  // Identifier → profile, and back, as the last message that carried it told.
  const holders = new Map<string, number>();
  const held = new Map<number, Set<string>>();

  /** Keeps which profile has which identifiers; tells those that had them before. */
  function keep({ id, keys }: ProfilePart): ReadonlySet<number> {
    const earlier = new Set(keys.flatMap((key) => holders.get(key) ?? []));
    const moved = [...earlier].flatMap((one) => [...(held.get(one) ?? [])]);
    for (const one of earlier) held.delete(one);
    const all = new Set([...(held.get(id) ?? []), ...moved, ...keys]);
    held.set(id, all);
    for (const key of all) holders.set(key, id);
    return earlier;
  }

  for (const part of before) keep(part);
  return {
    see(received) {
      const part = toProfilePart(received);
      if (!part) return [];
      const isNew = !held.has(part.id) && !isKnown(part.id);
      const earlier = keep(part);
      const demoted = (received.line.demoted ?? []).map(nameIdentifier);
      return [
        ...(isNew && earlier.size === 0 ? [toDraft(received, 'Profile created', part.keys)] : []),
        ...(earlier.size > 1 ? [toDraft(received, 'Profiles merged', part.keys)] : []),
        ...(demoted.length > 0 ? [toDemotion(received, demoted)] : []),
      ];
    },
  };
}

function toDraft({ line }: ReceivedMessage, title: string, kept: readonly string[]): Draft {
  const anonymousId = toText(toRecord(line.body)['anonymousId']);
  return {
    at: Date.parse(line.receivedAt),
    source: 'segment',
    kind: 'profile',
    title,
    detail: kept.join(', '),
    ...(anonymousId !== undefined && { tells: { anonymousId } }),
    raw: { profile: line.profile, identifiers: kept, messageId: line.messageId },
  };
}

function toDemotion(received: ReceivedMessage, demoted: readonly string[]): Draft {
  return {
    ...toDraft(received, `Identifier not taken: ${demoted.join(', ')}`, demoted),
    detail: 'The profile has as many as it may; this message counts for its other identifiers.',
    problem:
      'Two people may share one browser. Let the site sign out, or reset the anonymous ID, before another identifies.',
  };
}
