import { toPattern, type IdentifierSetting } from './config.ts';
import { isObject, objectAt, type JsonObject, type Message } from './messages.ts';
import { compareText } from './order.ts';

/** An external ID that a message carries: one value of one identifier type, in the collection `users`. */
export interface Identifier {
  type: string;
  value: string;
}

/** What identity resolution needs to know of each identifier type. Unlisted types get Segment's presets. */
export interface IdentifierRules {
  settings: readonly IdentifierSetting[];
  limitOf(type: string): { count: number; windowMs: number };
  /** The promoted external IDs of a message, highest priority first, without blocked values. */
  identifiersOf(message: Pick<Message, 'body'>): Identifier[];
}

const dayMs = 86_400_000;
const windowMs = { ever: Infinity, weekly: 7 * dayMs, monthly: 30 * dayMs, annually: 365 * dayMs };
const presetLimit = { count: 5, windowMs: Infinity };
const presetOrder = ['user_id', 'email'];

/** Creates the rules from the settings of a space, in order of priority. */
export function createIdentifierRules(settings: readonly IdentifierSetting[]): IdentifierRules {
  const byType = new Map(settings.map((setting) => [setting.type, setting]));
  const keys = settings.flatMap(({ type, key }) => (key ? [[type, spellings(key)] as const] : []));
  const blocked = new Map(settings.map(({ type, blocked: values }) => [type, toBlock(values)]));
  const listed = settings.map(({ type }) => type);

  const rank = (type: string) => {
    const order = listed.includes(type) ? listed : [...listed, ...presetOrder];
    const index = order.indexOf(type);
    return index === -1 ? order.length : index;
  };
  const byPriority = (a: Identifier, b: Identifier) =>
    rank(a.type) - rank(b.type) || compareText(a.type, b.type) || compareText(a.value, b.value);

  return {
    settings,
    limitOf(type) {
      const setting = byType.get(type);
      if (setting) return { count: setting.limit, windowMs: windowMs[setting.per] };
      return type === 'user_id' ? { ...presetLimit, count: 1 } : presetLimit;
    },
    identifiersOf({ body }) {
      const found = new Map<string, Identifier>();
      const promote = (type: string, value: unknown) => {
        if (typeof value !== 'string' && typeof value !== 'number') return;
        const id = { type, value: String(value) };
        if (id.value !== '' && !blocked.get(type)?.(id.value)) found.set(toKey(id), id);
      };
      promoteDefaults(body, promote);
      for (const [type, names] of keys) {
        for (const source of traitSources(body)) {
          for (const name of names) if (Object.hasOwn(source, name)) promote(type, source[name]);
        }
      }
      for (const { type, value } of externalIds(body)) promote(type, value);
      return [...found.values()].toSorted(byPriority);
    },
  };
}

/** One text for one identifier, to compare and to index by. */
export function toKey({ type, value }: Identifier): string {
  // Escaped, so that `a:b` + `c` stays apart from `a` + `b:c`.
  return `${type.replaceAll('%', '%25').replaceAll(':', '%3A')}:${value}`;
}

type Promote = (type: string, value: unknown) => void;

/** Where Segment looks for its default identifiers. @see https://segment.com/docs/unify/identity-resolution/externalids/ */
function promoteDefaults(body: JsonObject, promote: Promote): void {
  promote('user_id', body['userId']);
  promote('anonymous_id', body['anonymousId']);
  for (const source of traitSources(body)) promote('email', source['email']);
  const context = objectAt(body, 'context');
  const device = objectAt(context, 'device');
  const platform = device['type'];
  if (platform === 'android' || platform === 'ios') {
    promote(`${platform}.id`, device['id']);
    promote(`${platform}.push_token`, device['token']);
    if (device['adTrackingEnabled'] === true) promote(`${platform}.idfa`, device['advertisingId']);
  }
  promote(
    'ga_client_id',
    objectAt(objectAt(context, 'integrations'), 'Google Analytics')['clientId'],
  );
}

/** `group` traits describe the account, so they are no identifiers of the user. */
function traitSources(body: JsonObject): JsonObject[] {
  const own = body['type'] === 'group' ? {} : objectAt(body, 'traits');
  return [objectAt(objectAt(body, 'context'), 'traits'), own, objectAt(body, 'properties')];
}

/** The entries of `context.externalIds` that have all four keys, as Segment requires. */
function externalIds(body: JsonObject): Identifier[] {
  const list = objectAt(body, 'context')['externalIds'];
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown) => {
    if (!isObject(entry)) return [];
    const { id, type, collection, encoding } = entry;
    const complete = collection === 'users' && encoding === 'none' && typeof type === 'string';
    return complete && type === type.toLowerCase() && type && typeof id === 'string'
      ? [{ type, value: id }]
      : [];
  });
}

function spellings(key: string): string[] {
  const snake = key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const camel = key.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return [...new Set([key, snake, camel])];
}

function toBlock(values: readonly string[]): (value: string) => boolean {
  const exact = new Set(values);
  const patterns = values.flatMap((value) => toPattern(value) ?? []);
  return (value) => exact.has(value) || patterns.some((pattern) => pattern.test(value));
}
