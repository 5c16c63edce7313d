import { TwilioError } from '../errors.ts';
import { isSid } from '../sids.ts';

// @see https://www.twilio.com/docs/conversations/conversations-limits
export const limits = {
  attributesBytes: 16 * 1024,
  messageAttributesBytes: 4 * 1024,
  bodyBytes: 32 * 1024,
  nameLength: 256,
  identityLength: 256,
  urlLength: 4000,
  participants: 1000,
  /** Of the participants, those outside of chat. */
  messagingParticipants: 50,
  /** Participants that come with a new conversation, in one call. */
  firstParticipants: 10,
  webhooks: 5,
  mediaBytes: 150 * 1024 * 1024,
};

/** Checks attributes, which are JSON as text, and returns the text. Throws {@link TwilioError}. */
export function parseAttributes(text: string, maxBytes = limits.attributesBytes): string {
  if (Buffer.byteLength(text) > maxBytes) throw new TwilioError(400, 50303, 'Attributes too long');
  try {
    JSON.parse(text);
    return text;
  } catch {
    throw new TwilioError(400, 50304, 'Attributes not valid JSON');
  }
}

export function parseMessageAttributes(text: string): string {
  return parseAttributes(text, limits.messageAttributesBytes);
}

/** Checks the text of a message. */
export function parseBody(body: string): string {
  if (Buffer.byteLength(body) > limits.bodyBytes)
    throw new TwilioError(400, 50504, 'Message body parameter is too long');
  return body;
}

/** Checks who is said to have written a message. */
export function parseAuthor(author: string): string {
  if (author.length > limits.identityLength)
    throw new TwilioError(400, 50310, 'Author parameter is too long');
  return author;
}

/** Checks a name that people read. */
export function parseFriendlyName(name: string): string {
  if (name.length > limits.nameLength) throw new TwilioError(400, 50003, 'Friendly name too long');
  return name;
}

/** Checks the form of a conversation's unique name; whether it is taken is not known here. */
export function parseUniqueName(name: string): string {
  if (name.length > limits.nameLength) throw new TwilioError(400, 50004, 'Unique Name too long');
  if (isSid('CH', name))
    throw new TwilioError(400, 50390, 'Unique name should not match conversation sid pattern');
  return name;
}

export function parseIdentity(identity: string): string {
  if (identity.length === 0) throw new TwilioError(400, 50204, 'Identity not provided');
  if (identity.length > limits.identityLength)
    throw new TwilioError(400, 50207, 'Identity too long');
  if (isSid('US', identity))
    throw new TwilioError(400, 50206, 'Identity should not match user SID pattern');
  return identity;
}
