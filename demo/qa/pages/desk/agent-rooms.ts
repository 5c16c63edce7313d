import type { Client, Conversation, Media, Message, Participant } from '@twilio/conversations';
import { readAll, toFacts } from './agent-history.ts';
import type { MessageFacts } from './to-message.ts';
import { DeskProblem } from './desk-problem.ts';
import { withinTime } from './within-time.ts';

/** What a chat tells. Authors are identities, or phones that are reached by SMS. */
export interface LineEvents {
  readonly onJoined: (conversationSid: string, room: RoomFacts) => void;
  readonly onMessage: (conversationSid: string, facts: MessageFacts) => void;
  readonly onTyping: (
    conversationSid: string,
    typing: { author: string; isTyping: boolean },
  ) => void;
  readonly onRead: (conversationSid: string, read: { author: string; index: number }) => void;
  readonly onProblem: (conversationSid: string, sentence: string) => void;
  /** The agent hears no more of it. */
  readonly onLeft: (conversationSid: string) => void;
}

/** A chat as it is when the agent comes in. */
export interface RoomFacts {
  readonly messages: readonly MessageFacts[];
  /** How far each participant has read; -1 for nothing. */
  readonly read: readonly { readonly author: string; readonly index: number }[];
}

/** What an agent writes. */
export interface AgentMessage {
  readonly clientId: string;
  readonly text: string;
  readonly files: readonly File[];
}

/** The chats that the agent is in. */
export interface Rooms {
  readonly enter: (client: Client, conversationSid: string) => void;
  readonly leaveAll: () => void;
  /** Rejects with a sentence for people. */
  readonly send: (conversationSid: string, message: AgentMessage) => Promise<void>;
  readonly tellTyping: (conversationSid: string) => void;
  readonly markRead: (conversationSid: string, index: number) => void;
  /** Where a file is for the next minutes; undefined where the SDK has not heard of it. */
  readonly readFileUrl: (mediaSid: string) => Promise<string | undefined>;
}

const limits = { text: 15_000, files: 180_000 } as const;
const enterLimit = { limitMs: 15_000, sentence: 'Twilio does not open the chat. Reload the page.' };
const late = 'Twilio has not confirmed it.';

/** Creates the chats of an agent. */
export function createRooms(events: LineEvents): Rooms {
  const rooms = new Map<string, Conversation>();
  const media = new Map<string, Media>();

  function learn(message: Message): MessageFacts {
    for (const file of message.attachedMedia ?? []) media.set(file.sid, file);
    return toFacts(message);
  }

  async function open(client: Client, sid: string): Promise<void> {
    const room = await withinTime(readJoined(client, sid), enterLimit);
    if (rooms.has(sid)) return;
    rooms.set(sid, room);
    follow(room, { events, learn });
    const [messages, participants] = await withinTime(
      Promise.all([readAll(room), room.getParticipants()]),
      enterLimit,
    );
    if (rooms.get(sid) !== room) return;
    events.onJoined(sid, { messages: messages.map(learn), read: participants.map(toRead) });
  }

  const need = (sid: string): Conversation => {
    const room = rooms.get(sid);
    if (!room) throw new DeskProblem('There is no connection to Twilio at the moment. Try again.');
    return room;
  };

  return {
    enter(client, sid) {
      open(client, sid).catch((error: unknown) => {
        if (rooms.get(sid) || client.connectionState === 'connected')
          events.onProblem(sid, error instanceof DeskProblem ? error.message : enterLimit.sentence);
      });
    },
    leaveAll() {
      for (const [sid, room] of rooms) {
        room.removeAllListeners();
        events.onLeft(sid);
      }
      rooms.clear();
    },
    async send(sid, message) {
      const limitMs = message.files.length > 0 ? limits.files : limits.text;
      await withinTime(sendMessage(need(sid), message), { limitMs, sentence: late });
    },
    tellTyping: (sid) =>
      void rooms
        .get(sid)
        ?.typing()
        .catch(() => undefined),
    markRead: (sid, index) =>
      void rooms
        .get(sid)
        ?.advanceLastReadMessageIndex(index)
        .catch(() => undefined),
    readFileUrl: async (mediaSid) =>
      (await media.get(mediaSid)?.getContentTemporaryUrl()) ?? undefined,
  };
}

/** Waits until the agent is in a conversation: the news of that may come a moment after the task's. */
async function readJoined(client: Client, sid: string): Promise<Conversation> {
  const joined = new Promise<Conversation>((resolve) => {
    const hear = (room: Conversation): void => {
      if (room.sid !== sid) return;
      client.off('conversationJoined', hear);
      resolve(room);
    };
    client.on('conversationJoined', hear);
  });
  const room = await client.getConversationBySid(sid).catch(() => undefined);
  return room?.status === 'joined' ? room : joined;
}

interface FollowTools {
  readonly events: LineEvents;
  readonly learn: (message: Message) => MessageFacts;
}

function follow(room: Conversation, { events, learn }: FollowTools): void {
  const { sid } = room;
  const type = (isTyping: boolean) => (participant: Participant) =>
    events.onTyping(sid, { author: toAuthor(participant), isTyping });
  room.on('messageAdded', (message) => events.onMessage(sid, learn(message)));
  room.on('messageUpdated', ({ message }) => events.onMessage(sid, learn(message)));
  room.on('typingStarted', type(true));
  room.on('typingEnded', type(false));
  room.on('participantUpdated', ({ participant }) => events.onRead(sid, toRead(participant)));
}

function toRead(participant: Participant): { author: string; index: number } {
  return { author: toAuthor(participant), index: participant.lastReadMessageIndex ?? -1 };
}

function toAuthor({ identity, sid }: Participant): string {
  return identity ?? sid;
}

async function sendMessage(room: Conversation, { clientId, text, files }: AgentMessage) {
  const builder = room.prepareMessage().setAttributes({ clientId });
  if (text) builder.setBody(text);
  for (const file of files) {
    const contentType = file.type || 'application/octet-stream';
    builder.addMedia({ contentType, filename: file.name, media: file });
  }
  await builder.buildAndSend();
}
