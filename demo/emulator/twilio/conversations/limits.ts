import { TwilioError, invalidParameter } from '../errors.ts';

// @see https://www.twilio.com/docs/conversations/conversations-limits
export const limits = {
  attributesBytes: 16 * 1024,
  messageAttributesBytes: 4 * 1024,
  bodyBytes: 32 * 1024,
  nameLength: 256,
  identityLength: 256,
  participants: 1000,
  webhooks: 5,
  mediaBytes: 150 * 1024 * 1024,
};

/** Checks attributes, which are JSON as text, and returns the text. Throws {@link TwilioError}. */
export function parseAttributes(text: string, maxBytes = limits.attributesBytes): string {
  if (Buffer.byteLength(text) > maxBytes)
    throw invalidParameter(`Attributes are longer than ${maxBytes} bytes`);
  try {
    JSON.parse(text);
    return text;
  } catch {
    throw invalidParameter('Attributes are not valid JSON');
  }
}

export function parseMessageAttributes(text: string): string {
  return parseAttributes(text, limits.messageAttributesBytes);
}

/** Checks the text of a message. */
export function parseBody(body: string): string {
  if (Buffer.byteLength(body) > limits.bodyBytes)
    throw new TwilioError(400, 50501, `The message body is longer than ${limits.bodyBytes} bytes`);
  return body;
}

/** Checks a name that people read, or that is unique. */
export function parseName(name: string, what: string): string {
  if (name.length > limits.nameLength)
    throw invalidParameter(`${what} is longer than ${limits.nameLength} characters`);
  return name;
}

export function parseIdentity(identity: string): string {
  if (identity.length === 0 || identity.length > limits.identityLength)
    throw invalidParameter(`An identity has 1 to ${limits.identityLength} characters`);
  return identity;
}
