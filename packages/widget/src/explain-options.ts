import { isUsable } from './is-usable.ts';
import { isWrong } from './loader/is-wrong.ts';

/** What an attribute has to be. */
const fixes: Readonly<Record<string, string>> = {
  'functions-url': 'the address of your Functions, such as https://docent-1234-live.twil.io',
  form: '"off", or some of "phone name question", with * behind what is a must',
  country: 'two letters, such as US',
  position: '"end" or "start"',
  locale: 'a language tag, such as en-GB',
  'socket-url': 'the address of a socket, such as ws://127.0.0.1:9000',
  theme: '"light" or "dark"',
  density: '"compact" or "comfortable"',
  mode: '"inline" or "bubble"',
};

/**
 * Says which attributes of `<docent-chat>` are wrong, and what each has to be. Some the chat goes on without.
 *
 * @example
 * explainOptions(element);
 * // '[docent] No chat here: functions-url has to be the address of your Functions, such as …'
 */
export function explainOptions(element: Element): string {
  const wrong = [...element.attributes].filter((one) => isWrong(one) || isLeftOut(one));
  const isMissing = !['functions-url', 'data-functions-url'].some((name) =>
    element.getAttribute(name),
  );
  const names = [...(isMissing ? ['functions-url'] : []), ...wrong.map(({ name }) => name)];
  const problems = names.map(
    (name) => `${name} has to be ${fixes[name.replace('data-', '')] ?? ''}`,
  );
  const isOff = isMissing || wrong.some(isWrong);
  const what = isOff ? 'No chat here' : 'Left out';
  return `[docent] ${what}: ${problems.join('; ')}. On a script tag, data- is in front.`;
}

/** An option that the chat goes on without. */
function isLeftOut({ name, value }: Pick<Attr, 'name' | 'value'>): boolean {
  return !isUsable(name.replace('data-', ''), value.trim());
}
