import type { Step } from '../../engine/step.ts';

/** A line of a step: what it is, and its value. */
export type Fact = readonly [label: string, value: string];

// In every widget of a kind, and the same each time: noise to a reader.
const dullInputs = new Set(['offset', 'service', 'channel', 'add_twilio_auth', 'content_type']);
const requestInputs = new Set(['method', 'url', 'body', 'parameters']);

/** What a step was given, as far as it matters. */
export function inputFacts({ inputs, request }: Step): Fact[] {
  return Object.entries(inputs).flatMap(([name, value]): Fact[] => {
    if (dullInputs.has(name) || isEmpty(value)) return [];
    if (request && requestInputs.has(name)) return [];
    return toPairs(name, value);
  });
}

/** What it left for later widgets. */
export function outputFacts({ output, response }: Step): Fact[] {
  return Object.entries(output).flatMap(([name, value]): Fact[] => {
    if (isEmpty(value)) return [];
    // They are told with the answer.
    if (response && ['status_code', 'content_type', 'body'].includes(name)) return [];
    return flatten(name, value);
  });
}

/** A value on one line. */
export function toLine(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
}

/** `[{ key, value }]`, as Studio writes parameters and variables, a line each. */
export function toPairs(name: string, value: unknown): Fact[] {
  if (!Array.isArray(value) || !value.every(isPair)) return [[name, toLine(value)]];
  return value.map((pair): Fact => [pair.key, toLine(pair.value)]);
}

function isPair(value: unknown): value is { key: string; value: unknown } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'key' in value &&
    'value' in value &&
    typeof value.key === 'string'
  );
}

const deepest = 3;

function flatten(name: string, value: unknown, depth = 1): Fact[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || depth > deepest) {
    return [[name, toLine(value)]];
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return [[name, '{}']];
  return entries.flatMap(([key, item]) => flatten(`${name}.${key}`, item, depth + 1));
}

export function isEmpty(value: unknown): boolean {
  return (
    value === '' ||
    value === null ||
    value === undefined ||
    (Array.isArray(value) && value.length === 0)
  );
}
