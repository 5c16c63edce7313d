import { maxAttributesSize, type PreEngagementData } from '@docent/identity';

type Data = Readonly<Record<string, unknown>> & { readonly docs: readonly unknown[] };
type Key = keyof PreEngagementData;

interface Attributes {
  readonly [key: string]: unknown;
  readonly pre_engagement_data: Data;
}

interface FittedAttributes {
  readonly attributes: string;
  readonly cut: readonly Key[];
}

// What a route or an agent misses least goes first.
const expendable = [
  'referrer',
  'page',
  'time_zone',
  'locale',
  'anonymous_id',
  'email',
  'friendlyName',
] as const satisfies readonly Key[];

/**
 * Makes attributes small enough for a conversation: the oldest docs go first, then the end of the question, then what
 * else the visitor claims. Undefined when that is not enough, because keys of others fill the room.
 *
 * @example
 * fitAttributes({ from: phone, pre_engagement_data: { user_id: null, docs: [] } });
 */
export function fitAttributes(attributes: Attributes): FittedAttributes | undefined {
  const cut = new Set<Key>();
  let data = attributes.pre_engagement_data;
  const toJson = (): string => JSON.stringify({ ...attributes, pre_engagement_data: data });
  const excess = (): number => Buffer.byteLength(toJson()) - maxAttributesSize;
  const replace = (key: Key, change: Partial<Data>): void => {
    data = { ...data, ...change };
    cut.add(key);
  };
  while (data.docs.length > 0 && excess() > 0) replace('docs', { docs: data.docs.slice(1) });
  const { question } = data as { question?: unknown };
  if (typeof question === 'string' && excess() > 0)
    replace('question', { question: shorten(question, excess()) });
  for (const key of ['question', ...expendable] as const)
    if (data[key] !== undefined && excess() > 0) replace(key, { [key]: undefined });
  if (data['user_id'] && excess() > 0) replace('user_id', { user_id: null });
  return excess() > 0 ? undefined : { attributes: toJson(), cut: [...cut] };
}

/** Takes whole characters from the end, until so many bytes of JSON are saved or nothing is left. */
function shorten(text: string, excessBytes: number): string | undefined {
  const characters = Array.from(text);
  let left = excessBytes;
  while (characters.length > 0 && left > 0) left -= jsonSize(characters.pop() ?? '');
  return characters.length > 0 ? characters.join('') : undefined;
}

function jsonSize(character: string): number {
  return Buffer.byteLength(JSON.stringify(character)) - 2;
}
