import type { DeskMessage } from '../../../emulator/twilio/desk/desk-views.ts';
import type { MessageFacts } from './to-message.ts';

/** A message of the desk's API, in the form in which the SDK's come. */
export function toApiFacts(message: DeskMessage): MessageFacts {
  const { sid, index, author, body, attributes, media, at } = message;
  const files = media.map(({ sid: mediaSid, filename, contentType, size }) => ({
    sid: mediaSid,
    name: filename ?? 'File',
    type: contentType,
    size,
  }));
  return { sid, index, author, body, attributes, files, at: Date.parse(at) };
}
