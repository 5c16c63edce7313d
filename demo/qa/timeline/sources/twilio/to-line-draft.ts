import type { StreamLine } from '../../../../emulator/twilio/stream.ts';
import type { Draft } from '../../draft.ts';
import { describeLocal } from './describe-local.ts';
import { describeSms } from './describe-sms.ts';
import { describeSocket } from './describe-socket.ts';

/** What is asked of those in a conversation. */
export interface LineLookups {
  /** The name of an agent; `undefined` for others. */
  readonly agentName: (identity: string) => string | undefined;
  /** The conversation that an identity was seen in last. */
  readonly conversationOf: (identity: string) => string | undefined;
}

type Words = Pick<Draft, 'kind' | 'title' | 'detail' | 'problem' | 'isNoise' | 'tells'>;

/** What a line of Twilio's stream says; `undefined` where another source says it better. */
export function toLineDraft(line: StreamLine, lookups: LineLookups): Draft | undefined {
  const words = describe(line);
  if (!words) return undefined;
  const agent = lookups.agentName(line.who ?? '');
  const conversationSid = findConversation(line, agent, lookups);
  return {
    at: Date.parse(line.at),
    source: line.channel === 'local' ? 'local' : agent === undefined ? 'twilio' : 'desk',
    ...words,
    ...(agent !== undefined && line.channel === 'socket' && { detail: `of ${agent}` }),
    ...(conversationSid !== undefined && { conversationSid }),
    raw: line,
  };
}

function findConversation(
  { conversationSid, what, who }: StreamLine,
  agent: string | undefined,
  { conversationOf }: LineLookups,
): string | undefined {
  const known = conversationSid ?? /\b(CH[0-9a-f]{32})\b/.exec(what)?.[1];
  // An agent has many chats.
  return known ?? (agent === undefined ? conversationOf(who ?? '') : undefined);
}

function describe(line: StreamLine): Words | undefined {
  if (line.channel === 'socket') return describeSocket(line);
  if (line.channel === 'sms') return describeSms(line);
  if (line.channel === 'local') return describeLocal(line);
  // The store, and Studio itself, say more.
  if (line.channel === 'task' || line.channel === 'studio') return undefined;
  return describeRequest(line);
}

const names: Readonly<Record<string, string>> = {
  rest: 'REST',
  client: 'Client',
  media: 'Media',
  webhook: 'Webhook',
};

function describeRequest({ channel, what, status, problem }: StreamLine): Words {
  return {
    kind: 'request',
    title: `${names[channel] ?? channel}: ${shorten(what)}`,
    ...(status !== undefined && { detail: `answered ${status}` }),
    ...(problem !== undefined && { problem }),
    // What somebody looks for when nothing goes: an outage, or too many requests.
    ...(!isOutage(status) && { isNoise: true }),
  };
}

function isOutage(status = 200): boolean {
  return status >= 500 || status === 429;
}

/** `POST /conversations/v1/Services/IS…/Conversations/CH…/Messages` → `POST Conversations/CH…/Messages` */
function shorten(what: string): string {
  return what
    .replace(/ \/(?:[a-z]+|Client)\/v\d\/(?:Services\/IS\w{32}\/)?/, ' ')
    .replaceAll(/\b([A-Z]{2})[0-9a-f]{32}\b/g, '$1…')
    .replaceAll(/\b(guest|person|start)-[\w-]{20,}/g, '$1-…');
}
