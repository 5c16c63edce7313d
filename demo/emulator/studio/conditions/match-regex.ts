import { Script, createContext } from 'node:vm';
import { ConditionError } from './condition-error.ts';
import type { Predicate } from './predicate.ts';
import { toJavaScriptRegex } from './to-javascript-regex.ts';

/** An expression that needs longer tries more ways than any text deserves. */
const timeoutMs = 500;

// Published flows use look-ahead, which engines without backtracking lack. So JavaScript's engine runs it, in the
// one place where it can be interrupted.
const room: Record<string, unknown> = Object.assign(Object.create(null), {});
createContext(room, { codeGeneration: { strings: false, wasm: false } });
const script = new Script('new RegExp(source, flags).test(text)');

/** The whole text must match; case does not count. Throws {@link ConditionError} for an expression that is none. */
export const matchesRegex: Predicate = (subject, value) => {
  const { source, flags } = readRegex(value);
  Object.assign(room, { source: `^(?:${source})$`, flags, text: subject });
  try {
    return script.runInContext(room, { timeout: timeoutMs }) === true;
  } catch (cause) {
    throw new ConditionError(`The regular expression ${value} takes too long or is too large`, {
      cause,
    });
  }
};

function readRegex(value: string): { source: string; flags: string } {
  const regex = toJavaScriptRegex(value);
  try {
    // By itself, because `a)(b` is valid between brackets.
    void new RegExp(regex.source, regex.flags);
    return regex;
  } catch (cause) {
    throw new ConditionError(`${value} is no regular expression`, { cause });
  }
}
