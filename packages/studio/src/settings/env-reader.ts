/** Reads environment variables, and collects what is wrong with all of them before it says so. */
export interface EnvReader {
  /** A text that must be there; empty when it is not. */
  required(name: string, hint: string): string;
  text(name: string, fallback?: string): string;
  /** One of some words; the first is the default. */
  choice<const Word extends string>(name: string, words: readonly [Word, ...Word[]]): Word;
  flag(name: string): boolean;
  /** A number within bounds. */
  number(
    name: string,
    bounds: { readonly fallback: number; readonly min: number; readonly max: number },
  ): number;
  /** Says that something is wrong, in a sentence that does not hold the value. */
  problem(sentence: string): void;
  readonly problems: readonly string[];
}

/**
 * Creates a reader over the environment of a Function, or of a `.env` file.
 *
 * @example
 * const env = createEnvReader(context);
 * const origin = env.required('ALLOWED_ORIGINS', 'the origins of your docs site');
 * if (env.problems.length > 0) throw new Error(env.problems.join(' '));
 */
export function createEnvReader(env: Readonly<Record<string, unknown>>): EnvReader {
  const problems: string[] = [];
  const text = (name: string, fallback = ''): string => {
    const value = Object.hasOwn(env, name) ? env[name] : undefined;
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : fallback;
  };
  const problem = (sentence: string): void => void problems.push(sentence);
  return {
    problems,
    problem,
    text,
    required(name, hint) {
      const value = text(name);
      if (!value) problem(`${name} is missing: ${hint}.`);
      return value;
    },
    choice(name, words) {
      const value = text(name, words[0]);
      const word = words.find((one) => one === value);
      if (!word) problem(`${name} is one of ${words.join(', ')}.`);
      return word ?? words[0];
    },
    flag(name) {
      const value = text(name, 'false').toLowerCase();
      if (value !== 'true' && value !== 'false') problem(`${name} is true or false.`);
      return value === 'true';
    },
    number(name, { fallback, min, max }) {
      const value = Number(text(name, String(fallback)));
      const isWithin = value >= min && value <= max;
      if (!isWithin) problem(`${name} is a number from ${min} to ${max}.`);
      return isWithin ? value : fallback;
    },
  };
}
