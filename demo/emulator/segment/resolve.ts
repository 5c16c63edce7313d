import { toKey, type Identifier, type IdentifierRules } from './identifiers.ts';

/** A profile as identity resolution sees it. */
export interface ProfileState {
  /** How often other profiles have been merged into it. */
  merges: number;
  /** Its external IDs by type: value → when it was mapped, in ms since 1970. */
  identifiers: Map<string, Map<string, number>>;
}

export interface Decision<P extends ProfileState> {
  /** The external IDs by which the message is matched and which it adds, highest priority first. */
  kept: Identifier[];
  /** Those that would have pushed a profile past a limit. */
  demoted: Identifier[];
  /** The profiles that hold a kept one: none (create), one (add) or several (merge). */
  profiles: P[];
}

/** Segment's caps on one profile. @see https://segment.com/docs/unify/product-limits/#identity */
export const caps = { merges: 100, mappings: 1000 };

type Limits = Pick<IdentifierRules, 'limitOf'>;

/**
 * Segment's flat matching logic: which profiles a message belongs to. While it would push a profile past a limit, the
 * lowest-priority identifier of the message is demoted and the match tried again.
 * @see https://segment.com/docs/unify/identity-resolution/identity-resolution-settings/
 */
export function decide<P extends ProfileState>(
  message: { identifiers: readonly Identifier[]; timestamp: number },
  profileOf: (identifier: Identifier) => P | undefined,
  limits: Limits,
): Decision<P> {
  const kept = [...message.identifiers];
  const demoted: Identifier[] = [];
  for (;;) {
    const profiles = [...new Set(kept.flatMap((identifier) => profileOf(identifier) ?? []))];
    const last = kept.at(-1);
    if (kept.length <= 1 || !last || fits(kept, profiles, message.timestamp, limits)) {
      return { kept, demoted, profiles };
    }
    demoted.unshift(last);
    kept.pop();
  }
}

function fits(kept: Identifier[], profiles: ProfileState[], at: number, limits: Limits): boolean {
  const added = kept.filter(
    ({ type, value }) => !profiles.some((p) => p.identifiers.get(type)?.has(value)),
  );
  const [only] = profiles;
  if (only && profiles.length === 1 && added.length === 0) return true;

  const merges = profiles.reduce((sum, profile) => sum + profile.merges, 0) + profiles.length - 1;
  if (profiles.length > 1 && merges > caps.merges) return false;
  const mappings = profiles.reduce((sum, profile) => sum + countMappings(profile), added.length);
  if (mappings > caps.mappings) return false;

  const changing = new Set(added.map(({ type }) => type));
  if (profiles.length > 1)
    for (const { identifiers } of profiles)
      for (const type of identifiers.keys()) changing.add(type);
  return [...changing].every((type) => {
    const { count, windowMs } = limits.limitOf(type);
    const since = at - windowMs;
    const held = profiles.map(({ identifiers }) => countSince(identifiers.get(type), since));
    const gained = added.filter((identifier) => identifier.type === type).length;
    const total = held.reduce((sum, one) => sum + one, gained);
    // A profile from before a stricter setting may hold more than the limit; it only must not grow.
    return total <= count || total <= Math.max(0, ...held);
  });
}

function countMappings({ identifiers }: ProfileState): number {
  return [...identifiers.values()].reduce((sum, values) => sum + values.size, 0);
}

function countSince(values: Map<string, number> | undefined, since: number): number {
  return values ? [...values.values()].filter((mappedAt) => mappedAt > since).length : 0;
}

export interface ResolvableMessage {
  identifiers: readonly Identifier[];
  /** ms since 1970 */
  timestamp: number;
}

export interface ResolvedProfile<M> extends ProfileState {
  messages: { message: M; kept: Identifier[]; demoted: Identifier[] }[];
}

/** Resolves messages that stand in the order in which they happened, from nothing: the profiles they make. */
export function resolveAll<M extends ResolvableMessage>(
  messages: readonly M[],
  limits: Limits,
): ResolvedProfile<M>[] {
  const holders = new Map<string, ResolvedProfile<M>>();
  const all = new Set<ResolvedProfile<M>>();
  for (const message of messages) {
    const { kept, demoted, profiles } = decide(message, (id) => holders.get(toKey(id)), limits);
    const profile = mergeStates(profiles);
    for (const absorbed of profiles) if (absorbed !== profile) all.delete(absorbed);
    all.add(profile);
    for (const identifier of kept) {
      const { type, value } = identifier;
      const values = profile.identifiers.get(type) ?? new Map<string, number>();
      profile.identifiers.set(type, values.set(value, values.get(value) ?? message.timestamp));
      holders.set(toKey(identifier), profile);
    }
    if (profiles.length > 1) {
      for (const [type, values] of profile.identifiers) {
        for (const value of values.keys()) holders.set(toKey({ type, value }), profile);
      }
    }
    profile.messages.push({ message, kept, demoted });
  }
  return [...all];
}

function mergeStates<M>([first, ...others]: ResolvedProfile<M>[]): ResolvedProfile<M> {
  const merged: ResolvedProfile<M> = first ?? { merges: 0, identifiers: new Map(), messages: [] };
  for (const other of others) {
    merged.merges += other.merges + 1;
    for (const [type, values] of other.identifiers) {
      const held = merged.identifiers.get(type) ?? new Map<string, number>();
      for (const [value, mappedAt] of values) held.set(value, mappedAt);
      merged.identifiers.set(type, held);
    }
    for (const entry of other.messages) merged.messages.push(entry);
  }
  return merged;
}
