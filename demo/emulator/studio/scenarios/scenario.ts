import * as v from 'valibot';
import { parse as parseYaml } from 'yaml';

const text = v.string('is no text; put it in quotes');
const filled = v.pipe(text, v.nonEmpty('is empty'));
const seconds = v.pipe(v.number('is no number of seconds'), v.minValue(0, 'is below 0'));
const record = v.record(v.string(), v.unknown(), 'is no map of names and values');

const attributes = v.pipe(
  record,
  v.check(
    ({ from }) => typeof from !== 'number',
    'has a number as `from`; YAML reads a phone as one, so put it in quotes',
  ),
);

const answer = v.strictObject({
  status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599)), 200),
  /** Answered as `application/json`. */
  json: v.optional(v.unknown()),
  /** Answered as it is, as `text/plain`. */
  body: v.optional(text),
  /** How long it takes, by the clock of the scenario: nobody waits for it. */
  delayMs: v.optional(v.pipe(v.number(), v.minValue(0)), 0),
});

const profile = v.strictObject({
  phone: filled,
  /** How many docs were read, each a page view as the tracker sends it. */
  docsRead: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
  docsReadHoursAgo: v.optional(v.pipe(v.number(), v.minValue(0)), 0),
  traits: v.optional(record, {}),
  /** Whether Segment has computed the traits with a sliding window since. */
  batch: v.optional(v.boolean(), true),
});

const reply = v.strictObject({ reply: text, afterSeconds: v.optional(seconds, 0) });
const silence = v.strictObject({ silence: seconds });
const contains = v.strictObject({ contains: filled });

const expectation = v.strictObject({
  /** Every widget that has a turn, in order; the trigger may be left out. */
  path: v.optional(v.array(filled)),
  /** `widget.event`: each is taken, in this order, others between them or not. */
  transitions: v.optional(
    v.array(v.pipe(text, v.regex(/^.+\..+$/u, 'is no transition; write "widget.event"'))),
  ),
  outcome: v.picklist(
    ['task', 'reply', 'ended', 'waiting', 'failed'],
    'is not one of task, reply, ended, waiting, failed',
  ),
  task: v.optional(v.strictObject({ attributes: record })),
  /** All that the visitor is told, in order. */
  replies: v.optional(
    v.array(
      v.lazy((input): v.GenericSchema<string | Contains> => (isText(input) ? text : contains)),
    ),
  ),
  /** Each is part of a warning or problem; an empty list says that there is none. */
  warnings: v.optional(v.array(filled)),
});

const schema = v.strictObject({
  name: filled,
  channel: v.picklist(
    ['conversation', 'classic-chat', 'sms'],
    'is not one of conversation, classic-chat, sms',
  ),
  /** When it happens, in ISO 8601; now by default. */
  at: v.optional(
    v.pipe(
      text,
      v.check((time) => !Number.isNaN(Date.parse(time)), 'is no time'),
    ),
  ),
  attributes: v.optional(attributes, {}),
  profile: v.optional(
    v.lazy((input): v.GenericSchema<unknown, 'none' | Profile> =>
      isText(input)
        ? v.literal('none', 'is neither "none" nor a profile')
        : (profile as v.GenericSchema<unknown, Profile>),
    ),
    'none',
  ),
  holes: v.optional(v.record(v.string(), text), {}),
  /** Other values for what the flow sets by set-variables. */
  variables: v.optional(v.record(v.string(), text), {}),
  functions: v.optional(v.record(v.string(), answer), {}),
  http: v.optional(v.record(v.string(), answer), {}),
  faults: v.optional(
    v.strictObject({
      profileApi: v.optional(
        v.picklist(
          ['down', 'unreachable', 'limited', 'slow', 'not-json'],
          'is not one of down, unreachable, limited, slow, not-json',
        ),
      ),
      flex: v.optional(v.literal('down', 'is not "down"')),
      messages: v.optional(v.literal('down', 'is not "down"')),
    }),
    {},
  ),
  messages: v.pipe(
    v.array(v.lazy(toEventSchema), 'is no list of messages'),
    v.minLength(1, 'is empty; a flow starts with a message'),
    v.check(
      (events) => 'reply' in (events[0] ?? {}),
      'begins with silence; a flow starts with a message',
    ),
  ),
  expect: expectation,
});

type Contains = v.InferOutput<typeof contains>;
type Profile = v.InferOutput<typeof profile>;

/** What the visitor does: says something, some time after what was before, or nothing for a while. */
export type VisitorEvent = v.InferOutput<typeof reply> | v.InferOutput<typeof silence>;
/** What a server that is not here answers. */
export type Answer = v.InferOutput<typeof answer>;
/** What should come of a scenario. */
export type Expectation = v.InferOutput<typeof expectation>;
/** One story: who writes, what is known of them, what else happens, and what should come of it. */
export type Scenario = v.InferOutput<typeof schema>;

/** It is no scenario; the message names each field and what is wrong there. */
export class ScenarioError extends Error {
  override name = 'ScenarioError';
}

/**
 * Reads a scenario: YAML or JSON as text, or what was parsed of it. Throws {@link ScenarioError}.
 *
 * @example
 * const scenario = parseScenario(readFileSync('docs-read.yaml', 'utf8'));
 */
export function parseScenario(input: unknown): Scenario {
  const result = v.safeParse(schema, isText(input) ? readText(input) : input);
  if (result.success) return result.output;
  throw new ScenarioError(result.issues.map(toSentence).join('\n'));
}

function readText(input: string): unknown {
  try {
    return parseYaml(input);
  } catch (error) {
    throw new ScenarioError(`The scenario is neither YAML nor JSON: ${(error as Error).message}`);
  }
}

function toEventSchema(input: unknown): v.GenericSchema<unknown, VisitorEvent> {
  if (isText(input))
    return v.pipe(
      text,
      v.transform((said) => ({ reply: said, afterSeconds: 0 })),
    );
  const isSilence = typeof input === 'object' && input !== null && 'silence' in input;
  return isSilence ? silence : reply;
}

function toSentence(issue: v.BaseIssue<unknown>): string {
  const place = v.getDotPath(issue) ?? 'The scenario';
  if (issue.type !== 'strict_object') return `${place}: ${issue.message}.`;
  if (issue.expected === 'never') return `${place}: there is no such field.`;
  return issue.expected === 'Object' ? `${place}: is no map of fields.` : `${place}: is missing.`;
}

function isText(input: unknown): input is string {
  return typeof input === 'string';
}
