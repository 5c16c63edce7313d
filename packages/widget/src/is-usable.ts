import { parseFormFields } from './form/parse-form-fields.ts';

const patterns: Readonly<Record<string, RegExp>> = {
  country: /^[a-z]{2}$/i,
  position: /^(end|start)$/,
  locale: /^[a-z]{2,8}(-\w+)*$/i,
  'socket-url': /^(ws|http)s?:\/\/\S+$/i,
  theme: /^(light|dark)$/,
  density: /^(compact|comfortable)$/,
  mode: /^(inline|bubble)$/,
};

/**
 * Whether the chat can use what an option says. One that it cannot use is left out, where there is a chat without it.
 *
 * @param name - As an attribute, without `data-`.
 * @example
 * isUsable('theme', 'blue'); // false
 */
export function isUsable(name: string, text: string): boolean {
  if (text === '') return true;
  return name === 'form' ? Boolean(parseFormFields(text)) : (patterns[name]?.test(text) ?? true);
}
