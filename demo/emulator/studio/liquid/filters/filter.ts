import { filters, type FilterImplOptions } from 'liquidjs';
import { toText } from '../text.ts';

/** A filter: its input, then its arguments. */
export type Filter = (this: FilterCall, value: unknown, ...args: unknown[]) => unknown;
export type FilterCall = ThisParameterType<
  Extract<FilterImplOptions, (...args: never[]) => unknown>
>;

/** A filter of LiquidJS as it is. */
export function standard(name: string): Filter {
  const found = filters[name];
  if (found === undefined) throw new Error(`LiquidJS has no filter ${name}`);
  return typeof found === 'function' ? found : found.handler;
}

/** A filter of LiquidJS on text: objects and lists become text as they do in output. */
export function onText(name: string): Filter {
  const filter = standard(name);
  return function (value, ...args) {
    const { memoryLimit } = this.context;
    const text = (part: unknown) => (typeof part === 'number' ? part : toText(part, memoryLimit));
    return filter.call(this, toText(value, memoryLimit), ...args.map(text));
  };
}
