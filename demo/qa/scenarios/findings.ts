import type { Finding } from './scenario.ts';
import type { HeldChat, HeldExecution, HeldTask, Snapshot } from './stage-api/snapshot.ts';

/** The newest chat of a run. */
export function lastChat({ chats }: Snapshot): HeldChat | undefined {
  return chats.at(-1);
}

/** The task of a chat. */
export function taskOf({ tasks }: Snapshot, chat: HeldChat | undefined): HeldTask | undefined {
  return chat && tasks.find(({ conversationSid }) => conversationSid === chat.sid);
}

/** The execution that a chat started. */
export function executionOf(
  { executions }: Snapshot,
  chat: HeldChat | undefined,
): HeldExecution | undefined {
  const author = chat?.visitor ?? chat?.participants[0];
  return executions.findLast(({ contact }) => contact === author);
}

/** What the Function that looks the profile up has answered to the flow. */
export function routeOf(held: Snapshot, chat: HeldChat | undefined): Record<string, unknown> {
  const step = executionOf(held, chat)?.steps.find(({ name }) => name === 'find_profile');
  return (step?.output['parsed'] ?? {}) as Record<string, unknown>;
}

/** Says how a chat was routed, and whether as expected: `{ route: 'person', reason: 'docs-read' }`. */
export function checkRoute(
  held: Snapshot,
  chat: HeldChat | undefined,
  expected: Readonly<Record<string, unknown>>,
): Finding {
  const answer = routeOf(held, chat);
  const { route, reason, explanation } = answer;
  return {
    holds: Object.entries(expected).every(([key, value]) => answer[key] === value),
    evidence: route
      ? `route: ${show(route)}, reason: ${show(reason)}, source: ${show(answer['source'])}. ${show(explanation)}`
      : 'The flow has not looked the profile up.',
    ...toJourney(chat),
  };
}

/** Says whether an attribute of a chat is as expected. */
export function checkAttribute(
  chat: HeldChat | undefined,
  name: string,
  expected: unknown,
): Finding {
  const value = chat?.attributes[name];
  return {
    holds: chat !== undefined && value === expected,
    evidence: chat ? `${name}: ${show(value)}` : 'Twilio holds no chat.',
    ...toJourney(chat),
  };
}

/** Says that a chat has a task, and who has it. */
export function checkTask(held: Snapshot, chat: HeldChat | undefined): Finding {
  const task = taskOf(held, chat);
  return {
    holds: task !== undefined,
    evidence: task
      ? `task ${shorten(task.sid)}: ${task.status}`
      : 'Flex holds no task of this chat.',
    ...toJourney(chat),
  };
}

/** Says that a chat has no task. */
export function checkNoTask(held: Snapshot, chat: HeldChat | undefined): Finding {
  const { holds, ...rest } = checkTask(held, chat);
  return { holds: chat !== undefined && !holds, ...rest };
}

/** Says whether a chat holds exactly these messages of somebody. */
export function checkSaid(
  chat: HeldChat | undefined,
  by: 'visitor' | 'bot' | 'agent',
  expected: readonly string[],
): Finding {
  const bodies = (chat?.messages ?? []).filter((one) => one.by === by).map(({ body }) => body);
  return {
    holds: bodies.length === expected.length && bodies.every((one, at) => one === expected[at]),
    evidence: `Twilio holds ${count(bodies.length, 'message')} of the ${by}: ${bodies.map((one) => `“${one}”`).join(' ') || 'none'}`,
    ...toJourney(chat),
  };
}

/** The journey of a chat, as the inspector finds it. */
export function toJourney(chat: HeldChat | undefined): Pick<Finding, 'journey'> {
  return chat ? { journey: `chat:${chat.sid}` } : {};
}

/** `1 message`, `2 messages`. */
export function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

/** A value, as evidence shows it. */
export function show(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'not there');
}

/** `WT00…d0ce` of a SID. */
export function shorten(sid: string): string {
  return `${sid.slice(0, 6)}…${sid.slice(-4)}`;
}
