import type { Message, MessageMedia } from '../../../../emulator/twilio/store/records.ts';
import type { Draft } from '../../draft.ts';
import { cutWords } from '../../words/cut-words.ts';
import { toBytes } from '../../words/to-bytes.ts';
import { parseRecord } from '../../words/read-record.ts';
import type { People, Person } from './people.ts';
import type { ChangeOf } from './to-conversation-drafts.ts';

/** What was said in a conversation, by whom, and which files were sent; a change of what was said, too. */
export function toMessageDrafts(change: ChangeOf<Message>, people: People): Draft[] {
  const { before, after, at } = change;
  const message = after ?? before;
  if (!message) return [];
  const who = people.authorOf(message);
  const common = {
    at,
    source: who.is === 'agent' ? ('desk' as const) : ('twilio' as const),
    conversationSid: message.conversationSid,
    raw: toRaw(message),
  };
  // What came by SMS is told as that.
  const words = who.isBySms ? [] : toWords(message, who, common);
  if (!before) return [...words, ...toFiles(message, who, common)];
  if (after && before.body === after.body) return [];
  const title = after ? `${who.name} changed a message` : `A message of ${who.name} was removed`;
  return [{ ...common, kind: who.is, title, ...(after?.body && { detail: after.body }) }];
}

type Common = Pick<Draft, 'at' | 'source' | 'conversationSid' | 'raw'>;

function toWords({ body }: Message, { is, name }: Person, common: Common): Draft[] {
  if (body === null || body === '') return [];
  const words = cutWords(body);
  return [
    {
      ...common,
      kind: is,
      title: `${name}: "${words}"`,
      ...(words !== body && { detail: body.slice(0, 1000) }),
    },
  ];
}

function toFiles({ media }: Message, { name }: Person, common: Common): Draft[] {
  return (media ?? [])
    .filter(({ category }) => category === 'media')
    .map((file) => ({ ...common, kind: 'file', title: `${name} sent a file: ${nameFile(file)}` }));
}

function nameFile({ filename, contentType, size }: MessageMedia): string {
  return `${cutWords(filename ?? contentType)} (${toBytes(size)})`;
}

function toRaw({ attributes, ...message }: Message) {
  return { ...message, attributes: parseRecord(attributes) };
}
