import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { parse as parseYaml } from 'yaml';
import { operators } from './conditions.ts';

const hourMs = 3_600_000;
const unitMs = { minute: 60_000, hour: hourMs, day: 24 * hourMs };

const text = v.pipe(v.string(), v.nonEmpty());
const count = v.pipe(v.number(), v.integer(), v.minValue(1));

const duration = v.pipe(
  v.string(),
  v.regex(
    /^[1-9]\d* (minute|hour|day)s?$/,
    'write a duration such as "30 minutes", "8 hours" or "2 days"',
  ),
  v.transform((value) => {
    const [amount, unit] = value.split(' ') as [string, string];
    return Number(amount) * unitMs[unit.replace(/s$/, '') as keyof typeof unitMs];
  }),
);

const identifier = v.strictObject({
  type: v.pipe(text, v.regex(/^[a-z0-9_.]+$/, 'an identifier type is in lower case')),
  key: v.optional(text),
  limit: v.optional(count, 5),
  per: v.optional(v.picklist(['ever', 'weekly', 'monthly', 'annually']), 'ever'),
  blocked: v.optional(
    v.array(v.pipe(v.string(), v.check(isPattern, 'is not a valid pattern'))),
    [],
  ),
});

const condition = v.strictObject({
  property: text,
  operator: v.picklist(operators),
  value: v.optional(v.union([v.string(), v.number(), v.boolean(), v.array(v.string())])),
});

const sliding = v.strictObject({ sliding: duration });
const session = v.strictObject({ session: duration });
// A union would say only that neither fits; this way a mistake is named at its place.
const window = v.lazy((input) => (hasKey(input, 'session') ? session : sliding));

const trait = v.pipe(
  v.strictObject({
    name: v.pipe(
      text,
      v.regex(/^[\x20-\x7e]+$/, 'Segment accepts Latin characters only'),
      v.regex(/[A-Za-z0-9]/, 'a name needs a letter or a digit'),
    ),
    kind: v.picklist(['event_counter', 'last', 'first']),
    event: text,
    property: v.optional(text),
    where: v.optional(v.array(condition), []),
    window: v.optional(window),
  }),
  v.check(
    ({ kind, property }) => kind === 'event_counter' || property !== undefined,
    'a trait of kind last or first needs the `property` whose value it keeps',
  ),
  v.transform((value) => ({ ...value, key: toTraitKey(value.name) })),
);

const schema = v.strictObject({
  space: v.strictObject({
    id: text,
    name: text,
    profileTokens: v.array(text),
    requestsPerSecond: v.optional(count, 100),
  }),
  sources: v.array(v.strictObject({ id: text, name: text, writeKey: text })),
  identifiers: v.array(identifier),
  batchHours: v.optional(v.pipe(v.number(), v.minValue(0.01)), 8),
  dedupeHours: v.optional(v.pipe(v.number(), v.minValue(0.01)), 24),
  traits: v.optional(v.array(trait), []),
});

/** A Segment space as the local Segment plays it: access, sources, identity-resolution settings, computed traits. */
export type SegmentConfig = v.InferOutput<typeof schema>;
/** What is set for one identifier in Unify > Identity resolution; the order of the list is their priority. */
export type IdentifierSetting = SegmentConfig['identifiers'][number];
/** One computed trait, with its API `key`. */
export type TraitSetting = SegmentConfig['traits'][number];

/** The configuration cannot be used; the message names each place and what is wrong there. */
export class SegmentConfigError extends Error {
  override name = 'SegmentConfigError';
}

/** Checks a configuration and fills in what Segment would take as default. Throws {@link SegmentConfigError}. */
export function parseConfig(input: unknown): SegmentConfig {
  const result = v.safeParse(schema, input);
  if (!result.success) {
    const problems = result.issues.map(
      (issue) => `  ${v.getDotPath(issue) ?? '(top)'}: ${issue.message}`,
    );
    throw new SegmentConfigError(
      `The configuration of the local Segment has ${problems.length} problem(s):\n${problems.join('\n')}`,
    );
  }
  for (const [what, names] of Object.entries(namesOf(result.output))) assertUnique(what, names);
  return result.output;
}

/** Reads a configuration file (YAML or JSON). */
export function readConfig(file: string): SegmentConfig {
  try {
    return parseConfig(parseYaml(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new SegmentConfigError(`${file}: ${(error as Error).message}`, { cause: error });
  }
}

/** The API key of a computed trait: its name in snake_case. */
export function toTraitKey(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
}

function namesOf(config: SegmentConfig): Record<string, string[]> {
  return {
    'write key': config.sources.map((source) => source.writeKey),
    identifier: config.identifiers.map(({ type }) => type),
    trait: config.traits.map(({ key }) => key),
  };
}

function assertUnique(what: string, names: string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new SegmentConfigError(`The ${what} "${twice}" is listed twice. Remove one.`);
}

function hasKey(input: unknown, key: string): boolean {
  return typeof input === 'object' && input !== null && Object.hasOwn(input, key);
}

function isPattern(value: string): boolean {
  try {
    toPattern(value);
    return true;
  } catch {
    return false;
  }
}

/** The pattern that a blocked value between slashes stands for; `undefined` for an exact value. */
export function toPattern(value: string): RegExp | undefined {
  return /^\/.+\/$/.test(value) ? new RegExp(value.slice(1, -1)) : undefined;
}
