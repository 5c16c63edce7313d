import { maxAttributesSize, type ChannelAttributes } from './attributes.ts';
import { isRecord } from './fields.ts';
import { jsonSize } from './json-size.ts';
import { isPhone } from './phone.ts';

const sentences = {
  'not-json':
    'The attributes are not JSON. Pass the text of the conversation attributes unchanged.',
  'not-an-object': 'The attributes are not an object. Pass the attributes of the conversation.',
  'too-large':
    'The attributes exceed what a conversation holds. Build them with toChannelAttributes.',
  'other-channel': 'The conversation is not of this web chat. Leave it to the flow of its channel.',
  'wrong-phone': 'A phone is not in E.164 form. Build the attributes with toChannelAttributes.',
  'wrong-shape': 'A part has the wrong type. Build the attributes with toChannelAttributes.',
} as const;

/** Why attributes were refused. */
export type AttributesRefusal = keyof typeof sentences;

/** Trusted attributes, or a reason and a sentence for a developer that holds nothing of the input. */
export type ParsedAttributes =
  | { readonly ok: true; readonly attributes: ChannelAttributes }
  | { readonly ok: false; readonly reason: AttributesRefusal; readonly message: string };

/** For each key, what makes its value trusted; undefined refuses it. */
type Shape = Readonly<Record<string, (value: unknown) => unknown>>;

const toText = (value: unknown): unknown => (typeof value === 'string' ? value : undefined);
const toPhone = (value: unknown): unknown => (isPhone(value) ? value : undefined);

const phoneShape: Shape = { from: toPhone, claimed_phone: toPhone };
const pageShape: Shape = { url: toText, title: toText };
const docShape: Shape = { title: toText, url: toText, viewed_at: toText };
const dataShape: Shape = {
  friendlyName: toText,
  email: toText,
  question: toText,
  anonymous_id: toText,
  user_id: (value) => (value === null ? null : toText(value)),
  page: (value) => pick(value, pageShape, Object.keys(pageShape)),
  docs: toDocs,
  locale: toText,
  time_zone: toText,
  referrer: toText,
  reply_by: (value) => (value === 'sms' ? value : undefined),
};
const restShape: Shape = {
  channel_type: toText,
  identity_verified: (value) => (typeof value === 'boolean' ? value : undefined),
  pre_engagement_data: (value) => pick(value, dataShape, ['user_id', 'docs']),
};

/**
 * Reads conversation attributes back, as JSON text or as an object. Keys that are unknown or
 * inherited are dropped; whatever differs from the contract is refused, never guessed.
 *
 * @example
 * const parsed = parseChannelAttributes(conversation.attributes);
 * if (parsed.ok) console.log(parsed.attributes.from);
 */
export function parseChannelAttributes(value: unknown): ParsedAttributes {
  try {
    // An object goes through JSON too: what getters, classes and prototypes do ends here.
    const text: unknown = typeof value === 'string' ? value : JSON.stringify(value);
    if (typeof text !== 'string') return refuse('not-an-object');
    return text.length > maxAttributesSize ? refuse('too-large') : parseObject(JSON.parse(text));
  } catch {
    return refuse('not-json');
  }
}

function parseObject(value: unknown): ParsedAttributes {
  if (!isRecord(value) || Array.isArray(value)) return refuse('not-an-object');
  if (jsonSize(value) > maxAttributesSize) return refuse('too-large');
  if (value['channel_type'] !== 'web') return refuse('other-channel');
  const phones = pick(value, phoneShape, []);
  if (!phones) return refuse('wrong-phone');
  const rest = pick(value, restShape, Object.keys(restShape));
  if (!rest) return refuse('wrong-shape');
  return { ok: true, attributes: { ...phones, ...rest } as unknown as ChannelAttributes };
}

function toDocs(value: unknown): unknown {
  if (!Array.isArray(value)) return undefined;
  const docs = value.map((doc) => pick(doc, docShape, Object.keys(docShape)));
  return docs.includes(undefined) ? undefined : docs;
}

function pick(
  value: unknown,
  shape: Shape,
  required: readonly string[],
): Record<string, unknown> | undefined {
  if (!isRecord(value)) return undefined;
  const picked: Record<string, unknown> = {};
  for (const [key, toTrusted] of Object.entries(shape)) {
    if (Object.hasOwn(value, key)) {
      picked[key] = toTrusted(value[key]);
      if (picked[key] === undefined) return undefined;
    } else if (required.includes(key)) return undefined;
  }
  return picked;
}

function refuse(reason: AttributesRefusal): ParsedAttributes {
  return { ok: false, reason, message: sentences[reason] };
}
