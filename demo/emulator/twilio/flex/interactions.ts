import { TwilioError } from '../errors.ts';
import { byServer, type Services } from '../services.ts';
import { createSid } from '../sids.ts';
import type { Conversation, Interaction, Task } from '../store/records.ts';
import { put, remove, type Cause } from '../store/store.ts';
import { findWorker } from './agents.ts';
import { completeAttributes, findCustomer } from './interaction-attributes.ts';
import { parseTaskAttributes, toTaskAttributes, type TaskAttributes } from './task-attributes.ts';
import { isOpen } from './task-transitions.ts';
import { buildTask, withReservation, type TaskInput } from './tasks.ts';

/** How a task gets to its agent. */
export interface Routing extends TaskInput {
  /** Whom the task is offered to at once. */
  workerSid?: string;
}

export interface InteractionInput {
  /** `web`, `sms`, … */
  channelType: string;
  initiatedBy: 'customer' | 'agent' | 'api';
  conversationSid: string;
  routing: Routing;
  /** The JSON that the caller gave, as text. */
  routingText?: string;
}

export interface FlexInput {
  conversationSid: string;
  /** A JSON object, as text or as it is. */
  attributes?: string | TaskAttributes;
  workflowSid?: string;
  /** The unique name, or the SID. */
  taskChannelUniqueName?: string;
  priority?: number;
  /** s */
  timeout?: number;
}

/** Brings a conversation to an agent: its interaction with one channel, and the task. The flow that had it lets go. */
export function createInteraction(
  services: Services,
  { channelType, initiatedBy, conversationSid, routing, routingText }: InteractionInput,
  cause: Cause,
): { interaction: Interaction; task: Task } {
  const { store, clock } = services;
  const conversation = findFreeConversation(services, conversationSid);
  const now = clock.now();
  const bare: Interaction = {
    sid: createSid('KD'),
    channelSid: createSid('UO'),
    channelType,
    channelStatus: 'active',
    conversationSid: conversation.sid,
    taskSid: null,
    initiatedBy,
    routing: routingText ?? null,
    dateCreated: now,
    dateUpdated: now,
  };
  const task = buildInvitedTask(services, bare, routing);
  const interaction = { ...bare, taskSid: task.sid };
  const flows = store.webhooksOf(conversation.sid).filter(({ target }) => target === 'studio');
  store.commit(
    [
      put('interactions', interaction),
      put('tasks', task),
      ...flows.map((flow) => remove('scopedWebhooks', flow)),
    ],
    cause,
  );
  return { interaction, task };
}

/** What Studio's Send to Flex does. Throws when the conversation is closed or has a task already. */
export function sendToFlex(
  services: Services,
  { conversationSid, taskChannelUniqueName, ...input }: FlexInput,
  cause: Cause = byServer,
): Task {
  const binding = findCustomer(services, conversationSid)?.messagingBinding;
  const channelType = binding?.type ?? 'web';
  const taskChannel = taskChannelUniqueName ?? (binding ? 'sms' : 'chat');
  const { task } = createInteraction(
    services,
    {
      channelType,
      initiatedBy: 'customer',
      conversationSid,
      routing: { ...input, taskChannel },
    },
    cause,
  );
  return task;
}

/** Asks one more agent, or the queue again after the last one left: a further task of the interaction. */
export function inviteAgent(
  services: Services,
  interaction: Interaction,
  routing: Routing,
  cause: Cause,
): Task {
  assertChannelOpen(interaction);
  const task = buildInvitedTask(services, interaction, routing);
  const updated = { ...interaction, taskSid: task.sid, dateUpdated: services.clock.now() };
  services.store.commit([put('interactions', updated), put('tasks', task)], cause);
  return task;
}

/** The tasks of an interaction, in the order in which they came. */
export function tasksOf({ store }: Services, interaction: Interaction): Task[] {
  return [...store.all('tasks')].filter((task) => task.interactionSid === interaction.sid);
}

/** Throws 409 once a channel is closed. */
export function assertChannelOpen({ channelSid, channelStatus }: Interaction): void {
  if (channelStatus === 'closed')
    throw new TwilioError(409, 45007, `The interaction channel ${channelSid} is closed`);
}

function buildInvitedTask(
  services: Services,
  interaction: Interaction,
  { workerSid, ...input }: Routing,
): Task {
  const bare = buildTask(services, { ...input, attributes: {} }, interaction.sid);
  const given = parseTaskAttributes(input.attributes ?? {});
  const attributes = completeAttributes(services, { interaction, taskSid: bare.sid }, given);
  const task = { ...bare, attributes: toTaskAttributes(attributes) };
  if (workerSid === undefined) return task;
  const worker = findWorker(services, workerSid);
  if (worker) return withReservation(services, task, worker);
  throw new TwilioError(400, 45366, `There is no worker ${workerSid} in the workspace`);
}

function findFreeConversation({ store }: Services, sid: string): Conversation {
  const conversation = store.get('conversations', sid);
  if (!conversation)
    throw new TwilioError(
      400,
      45366,
      `Failed to create Channel.  Invalid request parameters. There is no conversation ${sid}`,
    );
  if (conversation.state === 'closed')
    throw new TwilioError(400, 45354, 'Cannot create a Channel for a closed Conversation.');
  for (const task of store.all('tasks')) {
    const interaction = task.interactionSid && store.get('interactions', task.interactionSid);
    if (interaction && interaction.conversationSid === sid && isOpen(task))
      throw new TwilioError(409, 45353, 'A duplicate create Channel request was dropped.');
  }
  return conversation;
}
