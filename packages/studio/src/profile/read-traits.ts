/** What traits say of a person. */
export interface PersonTraits {
  /** What the computed trait counted, some hours ago. */
  readonly docs: number;
  readonly vip: boolean;
  readonly lifetimeValue: number;
}

/** The keys of the traits that count. */
export interface TraitKeys {
  readonly docsTrait: string;
  readonly vipTrait: string;
  readonly lifetimeValueTrait: string;
}

const yes = new Set(['true', 'yes', '1']);

/**
 * Reads the traits that decide a route. Sources write them in many ways: `true`, `"true"`, `1` and `"yes"` make a VIP,
 * and a number may be a text. What is missing or unreadable counts as no, or 0.
 *
 * @example
 * readTraits({ vip: 'yes', lifetime_value: '1200.50' }, settings); // { docs: 0, vip: true, lifetimeValue: 1200.5 }
 */
export function readTraits(
  traits: Readonly<Record<string, unknown>>,
  keys: TraitKeys,
): PersonTraits {
  const read = (key: string): unknown => (Object.hasOwn(traits, key) ? traits[key] : undefined);
  return {
    docs: Math.max(0, Math.floor(toNumber(read(keys.docsTrait)))),
    vip: yes.has(String(read(keys.vipTrait)).trim().toLowerCase()),
    lifetimeValue: toNumber(read(keys.lifetimeValueTrait)),
  };
}

function toNumber(value: unknown): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : 0;
}
