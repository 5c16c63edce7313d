import { parsePair } from './parse-pair.ts';
import { readPairs, type Pair } from './read-pairs.ts';
import type { Widget, WidgetCall } from './widget.ts';

/** Sets variables of the flow, read at `flow.variables`. */
export const setVariables: Widget = {
  type: 'set-variables',
  events: ['next'],
  async run(call) {
    const pairs = readPairs(call, 'variables');
    return {
      event: 'next',
      variables: Object.fromEntries(pairs.map((one) => [one.key, toValue(call, one)])),
    };
  },
};

/** What is a number stays one, unless it is quoted; an object or array is JSON. */
function toValue(call: WidgetCall, pair: Pair): unknown {
  const { value, type } = pair;
  if (type !== undefined) return parsePair(call, pair);
  const quoted = /^"(.*)"$/s.exec(value)?.[1];
  if (quoted !== undefined) return quoted;
  // Liquid over several lines leaves space around a number.
  const text = value.trim();
  const number = Number(text);
  // `007` and `+1415…` are no numbers: written back, they would be something else.
  return Number.isFinite(number) && String(number) === text ? number : value;
}
