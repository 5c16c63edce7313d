import { isRecord, readText } from '@docent/identity';
import type { MessageField, MessageOffer, QuickReply } from '../state/model.ts';

const most = { replies: 10, fields: 10, options: 50 };
const longest = { id: 100, name: 60, label: 200, option: 100, reply: 80, text: 500 };
const types = ['text', 'email', 'tel', 'number', 'textarea', 'select', 'checkbox'] as const;

type Form = NonNullable<MessageOffer['form']>;

/**
 * Reads what a message offers besides its text: answers to tap, and a form. What is wrong is left out, a form with
 * anything wrong in it as a whole: the text of the message says it too.
 *
 * @example
 * parseOffer({ quick_replies: ['Yes', { label: 'No', text: 'No, thanks' }] });
 */
export function parseOffer(attributes: Record<string, unknown>): MessageOffer | undefined {
  const quickReplies = parseReplies(attributes['quick_replies']);
  const form = parseForm(attributes['form']);
  if (quickReplies.length === 0 && !form) return undefined;
  return { ...(quickReplies.length > 0 && { quickReplies }), ...(form && { form }) };
}

function parseReplies(value: unknown): readonly QuickReply[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, most.replies).flatMap((item: unknown) => {
    const given = typeof item === 'string' ? { label: item } : item;
    const label = readLine(given, 'label', longest.reply);
    if (label === undefined) return [];
    const text = isRecord(given) ? readText(given, 'text', longest.text) : undefined;
    return [{ label, text: text?.trim() || label }];
  });
}

function parseForm(value: unknown): Form | undefined {
  if (!isRecord(value) || !Array.isArray(value['fields'])) return undefined;
  const id = readLine(value, 'id', longest.id);
  const given = value['fields'] as unknown[];
  if (id === undefined || given.length === 0 || given.length > most.fields) return undefined;
  const fields = given.flatMap((item) => parseField(item) ?? []);
  const names = new Set(fields.map(({ name }) => name));
  if (fields.length < given.length || names.size < fields.length) return undefined;
  const title = readLine(value, 'title', longest.label);
  const submit = readLine(value, 'submit', longest.reply);
  return { id, ...(title && { title }), ...(submit && { submit }), fields };
}

function parseField(item: unknown): MessageField | undefined {
  if (!isRecord(item)) return undefined;
  const name = readLine(item, 'name', longest.name);
  const type = types.find((one) => one === (item['type'] ?? 'text'));
  const options = type === 'select' ? parseOptions(item['options']) : [];
  if (name === undefined || !type || !options) return undefined;
  const label = readLine(item, 'label', longest.label) ?? name;
  return { name, label, type, options, isRequired: item['required'] === true };
}

function parseOptions(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length === 0 || value.length > most.options) return undefined;
  const options = value.flatMap(
    (item: unknown) => readLine({ item }, 'item', longest.option) ?? [],
  );
  return options.length === value.length ? [...new Set(options)] : undefined;
}

/** A text of one line, without what is not seen or turns the direction of its neighbours. */
function readLine(item: unknown, key: string, length: number): string | undefined {
  const text = isRecord(item) ? readText(item, key, length) : undefined;
  const line = text?.replace(/[\p{Cc}\p{Bidi_Control}\s]+/gu, ' ').trim();
  return line || undefined;
}
