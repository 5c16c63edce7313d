import { TwilioError } from '../errors.ts';
import { byServer, type Services } from '../services.ts';
import type { Conversation, Interaction, Task } from '../store/records.ts';
import { put, type Cause, type Write } from '../store/store.ts';
import { findWorker, toAgentLeaves } from './agents.ts';
import { tasksOf } from './interactions.ts';
import { isOpen, isWaiting } from './task-transitions.ts';
import { withStatus } from './tasks.ts';

export interface ChannelEnd {
  /** `closed` ends the chat for good; `inactive` lets the agents leave until the customer writes again. */
  status: 'closed' | 'inactive';
  /** What becomes of the tasks that somebody has. */
  taskStatus: 'wrapping' | 'completed';
}

/** Ends the channel of an interaction: its tasks and its conversation with it, all at once. Throws 409 the second time. */
export function endChannel(
  services: Services,
  interaction: Interaction,
  { status, taskStatus }: ChannelEnd,
  cause: Cause,
): Interaction {
  const { store, clock } = services;
  const tasks = toEndedTasks(services, interaction, taskStatus);
  const { channelSid, channelStatus: current } = interaction;
  if ((current === status || current === 'closed') && tasks.length === 0)
    throw new TwilioError(
      409,
      45007,
      `The interaction channel ${channelSid} is ${current} already`,
    );
  const channelStatus = current === 'closed' ? current : status;
  const updated: Interaction = { ...interaction, channelStatus, dateUpdated: clock.now() };
  store.commit(
    [
      ...tasks.map((task) => put('tasks', task)),
      put('interactions', updated),
      ...toEndedConversation(services, interaction, status),
    ],
    cause,
  );
  return updated;
}

/** Ends a chat by its task, as the agent does; without a conversation, only the task. Throws 400 when it is over. */
export function endTask(services: Services, task: Task, cause: Cause = byServer): Task {
  const { store } = services;
  const ended = withStatus(services, task, isWaiting(task) ? 'canceled' : 'completed');
  const interaction = task.interactionSid && store.get('interactions', task.interactionSid);
  if (!interaction) {
    store.commit([put('tasks', ended)], cause);
    return ended;
  }
  endChannel(services, interaction, { status: 'closed', taskStatus: 'completed' }, cause);
  return store.get('tasks', task.sid) ?? ended;
}

function toEndedTasks(
  services: Services,
  interaction: Interaction,
  taskStatus: ChannelEnd['taskStatus'],
): Task[] {
  return tasksOf(services, interaction)
    .filter((task) => isOpen(task) && task.assignmentStatus !== taskStatus)
    .map((task) => withStatus(services, task, isWaiting(task) ? 'canceled' : taskStatus));
}

function toEndedConversation(
  services: Services,
  { sid, conversationSid }: Interaction,
  state: Conversation['state'],
): Write[] {
  const { store, clock } = services;
  const conversation = conversationSid && store.get('conversations', conversationSid);
  if (!conversation || conversation.state === 'closed' || conversation.state === state) return [];
  const now = clock.now();
  const ended = { ...conversation, state, stateUpdatedAt: now, timersFrom: now, dateUpdated: now };
  const agents = [...store.all('tasks')]
    .filter((task) => task.interactionSid === sid)
    .flatMap((task) => findWorker(services, task.workerSid) ?? []);
  // Who reads a closed conversation still sees who was in it; an inactive one is picked up by somebody else.
  const leaves =
    state === 'inactive'
      ? [...new Set(agents)].flatMap((one) => toAgentLeaves(services, conversation.sid, one))
      : [];
  return [...leaves, put('conversations', ended)];
}
