import type { WorkerSetting } from '../config.ts';
import { invalidParameter } from '../errors.ts';
import { byServer, type Services } from '../services.ts';
import { createSid } from '../sids.ts';
import type { Task, TaskStatus } from '../store/records.ts';
import { put, type Cause } from '../store/store.ts';
import { conversationOf, toAgentJoins } from './agents.ts';
import { toTaskAttributes, type TaskAttributes } from './task-attributes.ts';
import { findTaskChannel } from './task-channels.ts';
import { assertTransition } from './task-transitions.ts';

export interface TaskInput {
  /** A JSON object, as text or as it is. */
  attributes?: string | TaskAttributes;
  workflowSid?: string;
  /** The unique name or the SID. */
  taskChannel?: string;
  priority?: number;
  /** s that it may wait; a day if not given, two weeks at most. */
  timeout?: number;
}

export interface TaskUpdate {
  attributes?: string;
  priority?: number;
  assignmentStatus?: TaskStatus;
  reason?: string;
  taskChannel?: string;
}

const dayInSeconds = 86_400;
const longestTimeout = 14 * dayInSeconds;

/** Checks what a task is made of, and makes it; nothing is kept yet. */
export function buildTask(
  { config, clock }: Services,
  input: TaskInput,
  interactionSid: string | null = null,
): Task {
  const { workflowSid = config.flex.workflowSid, timeout = dayInSeconds } = input;
  if (workflowSid !== config.flex.workflowSid)
    throw invalidParameter(`There is no workflow ${workflowSid} in the workspace`);
  if (!Number.isInteger(timeout) || timeout < 1 || timeout > longestTimeout)
    throw invalidParameter(`Timeout is a whole number of seconds from 1 to ${longestTimeout}`);
  const now = clock.now();
  return {
    sid: createSid('WT'),
    attributes: toTaskAttributes(input.attributes ?? {}),
    assignmentStatus: 'pending',
    assignmentStatusUpdatedAt: now,
    reason: null,
    priority: parsePriority(input.priority ?? 0),
    timeout,
    workflowSid,
    taskChannelUniqueName: findTaskChannel(config, input.taskChannel ?? 'default').uniqueName,
    workerSid: null,
    reservationSid: null,
    interactionSid,
    dateCreated: now,
    dateUpdated: now,
  };
}

export function createTask(services: Services, input: TaskInput, cause: Cause = byServer): Task {
  const task = buildTask(services, input);
  services.store.commit([put('tasks', task)], cause);
  return task;
}

/** Changes what is given. Throws 400 for a status that cannot follow. */
export function updateTask(
  services: Services,
  task: Task,
  { assignmentStatus, attributes, priority, reason, taskChannel }: TaskUpdate,
  cause: Cause = byServer,
): Task {
  const { store, config, clock } = services;
  const moved = assignmentStatus ? withStatus(services, task, assignmentStatus) : task;
  const updated: Task = {
    ...moved,
    ...(attributes !== undefined && { attributes: toTaskAttributes(attributes) }),
    ...(priority !== undefined && { priority: parsePriority(priority) }),
    ...(reason !== undefined && { reason }),
    ...(taskChannel !== undefined && {
      taskChannelUniqueName: findTaskChannel(config, taskChannel).uniqueName,
    }),
    dateUpdated: clock.now(),
  };
  store.commit([put('tasks', updated)], cause);
  return updated;
}

/** Offers a task to a worker, who has yet to accept it. */
export function reserveTask(
  services: Services,
  task: Task,
  worker: WorkerSetting,
  cause: Cause = byServer,
): Task {
  const reserved = withReservation(services, task, worker);
  services.store.commit([put('tasks', reserved)], cause);
  return reserved;
}

/** Gives a task to a worker, reserved for that worker or for nobody; the agent joins the conversation. */
export function acceptTask(
  services: Services,
  task: Task,
  worker: WorkerSetting,
  cause: Cause = byServer,
): Task {
  const isFree = task.assignmentStatus === 'pending';
  const reserved = isFree ? withReservation(services, task, worker) : task;
  const assigned = withStatus(services, reserved, 'assigned');
  if (reserved.workerSid !== worker.sid)
    throw invalidParameter(`Task ${task.sid} is reserved for another worker`);
  const conversation = conversationOf(services, task);
  const joins = conversation ? toAgentJoins(services, conversation.sid, worker) : [];
  services.store.commit([put('tasks', assigned), ...joins], cause);
  return assigned;
}

/** Takes the offer back: the task waits for another worker. */
export function rejectTask(services: Services, task: Task, cause: Cause = byServer): Task {
  const moved = withStatus(services, task, 'pending');
  const free = { ...moved, workerSid: null, reservationSid: null };
  services.store.commit([put('tasks', free)], cause);
  return free;
}

/** The task in a status that may follow its own. Throws 400. */
export function withStatus(
  { config, clock }: Services,
  task: Task,
  assignmentStatus: TaskStatus,
): Task {
  assertTransition(config, task, assignmentStatus);
  const now = clock.now();
  return { ...task, assignmentStatus, assignmentStatusUpdatedAt: now, dateUpdated: now };
}

/** The task as it is offered to a worker. Throws 400 unless it is pending. */
export function withReservation(services: Services, task: Task, worker: WorkerSetting): Task {
  return {
    ...withStatus(services, task, 'reserved'),
    workerSid: worker.sid,
    reservationSid: createSid('WR'),
  };
}

function parsePriority(priority: number): number {
  if (Number.isInteger(priority) && priority >= 0 && priority <= 0x7f_ff_ff_ff) return priority;
  throw invalidParameter('Priority is a whole number from 0 to 2147483647');
}
