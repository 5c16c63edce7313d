import type { StreamedMessage } from '../../../emulator/segment/stream.ts';
import type { World } from '../../world.ts';
import { toHeldChat } from './to-held-chat.ts';
import { toHeldExecution } from './to-held-execution.ts';
import { toHeldMessage } from './to-held-message.ts';
import type { HeldTask, Snapshot } from './snapshot.ts';

/** What was there before a run began, and is none of its matter. */
export interface Before {
  readonly sids: ReadonlySet<string>;
  /** The last message of Segment's stream. */
  readonly segmentSeq: number;
}

/** Notes what is there. */
export async function readBefore({ stack }: World): Promise<Before> {
  const { store } = stack.twilio;
  const tables = (['conversations', 'tasks', 'smsMessages'] as const).map((name) => [
    ...store.all(name),
  ]);
  const executions = stack.studio.list().map(({ execution }) => execution);
  const sids = new Set([...tables, executions].flat().map(({ sid }) => sid));
  return { sids, segmentSeq: (await readMessages(stack.segment.origin, 0)).at(-1)?.seq ?? 0 };
}

/** Reads what the servers hold of a run. */
export async function readSnapshot({ stack }: World, before: Before): Promise<Snapshot> {
  const { twilio, studio, segment } = stack;
  const messages = await readMessages(segment.origin, before.segmentSeq);
  const isNew = ({ sid }: { sid: string }) => !before.sids.has(sid);
  const chats = [...twilio.store.all('conversations')].filter(isNew);
  return {
    chats: chats.map((one) => toHeldChat(twilio, one)),
    tasks: readTasks(twilio, isNew),
    executions: studio
      .list()
      .map(({ execution }) => execution)
      .filter(isNew)
      .toReversed()
      .map(toHeldExecution),
    segment: messages.map(toHeldMessage),
    sms: [...twilio.store.all('smsMessages')]
      .filter(isNew)
      .map(({ from, to, body }) => ({ from, to, body })),
    connections: twilio.sockets.list().flatMap(({ identity }) => identity ?? []),
  };
}

function readTasks(
  { store }: World['stack']['twilio'],
  isNew: (one: { sid: string }) => boolean,
): HeldTask[] {
  const interactions = [...store.all('interactions')];
  return [...store.all('tasks')].filter(isNew).map((task) => ({
    sid: task.sid,
    status: task.assignmentStatus,
    conversationSid:
      interactions.find(({ taskSid }) => taskSid === task.sid)?.conversationSid ?? '',
    attributes: JSON.parse(task.attributes) as HeldTask['attributes'],
  }));
}

// Many more than one run brings.
const most = 1000;

async function readMessages(origin: string, after: number): Promise<StreamedMessage[]> {
  const all: StreamedMessage[] = [];
  for (;;) {
    const last = all.at(-1)?.seq ?? after;
    const response = await fetch(`${origin}/_local/messages?after=${last}&limit=${most}`);
    const { messages } = (await response.json()) as { messages: StreamedMessage[] };
    all.push(...messages);
    if (messages.length < most) return all;
  }
}
