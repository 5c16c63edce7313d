import type { Step } from '../../engine/step.ts';
import { cleanText } from '../clean-text.ts';
import { columnsOf, cutToColumns } from '../text-width.ts';
import { inputFacts, isEmpty, toPairs, type Fact } from '../text/facts.ts';

/** A rendered input, as short as a card has room for it. */
export interface InputLine {
  key: string;
  value: string;
}

const mostLines = 4;
// Both together fit into a card, also in the widest of the usual fonts.
const keyColumns = 12;
const valueColumns = 23;
// Which Function it is says its address.
const sids = new Set(['service_sid', 'environment_sid', 'function_sid']);

/** What a step was given after Liquid, in at most five lines; the last one tells how much is left out. */
export function toInputLines(step: Step): InputLine[] {
  const facts = [...askedFacts(step), ...emptyFacts(step), ...inputFacts(step)]
    .filter(([key]) => !sids.has(key))
    .toSorted(([one], [other]) => rankOf(one) - rankOf(other));
  const lines = facts.slice(0, mostLines).map(toShort);
  const left = facts.length - lines.length;
  return left > 0 ? [...lines, { key: `+ ${left} more`, value: '' }] : lines;
}

/** The request is told by what was asked; its parameters are inputs as others are. */
function askedFacts({ request, inputs }: Step): Fact[] {
  if (!request) return [];
  const { parameters } = inputs;
  const pairs = isEmpty(parameters) ? [] : toPairs('parameters', parameters);
  return [[request.method, request.url], ...pairs];
}

// What is said matters more than to whom: the conversation is the same all along.
function rankOf(key: string): number {
  return key === 'from' || key === 'to' ? 1 : 0;
}

// What a split looked at and found empty is why it went where it went.
function emptyFacts({ inputs }: Step): Fact[] {
  return inputs['input'] === '' ? [['input', '']] : [];
}

function toShort([key, value]: Fact): InputLine {
  const text = cleanText(value) || '(empty)';
  return {
    key: cutToColumns(cleanText(key), keyColumns),
    value: /^https?:\/\//.test(text) ? cutStart(text) : cutToColumns(text, valueColumns),
  };
}

/** What an address is about stands at its end. */
function cutStart(url: string): string {
  if (columnsOf(url) <= valueColumns) return url;
  return reverse(cutToColumns(reverse(url), valueColumns));
}

function reverse(text: string): string {
  return Array.from(text).toReversed().join('');
}
