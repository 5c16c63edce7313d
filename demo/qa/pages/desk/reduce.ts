import type { Chat, DeskClock, DeskEvent, DeskState, DeskTask, Worker } from './model.ts';
import { reduceChat, unknownChat } from './reduce-chat.ts';

/** The desk of a worker who has just sat down. */
export function toFirstState(worker: Worker, workers: readonly Worker[]): DeskState {
  return {
    worker,
    workers,
    tasks: [],
    ended: [],
    isLoaded: false,
    chats: {},
    doing: {},
    line: 'connecting',
    isHubUp: true,
    clock: { now: 0, readAt: 0, isStanding: false },
  };
}

/**
 * What becomes of the desk by an event.
 *
 * @example
 * reduce(state, { kind: 'select', taskSid: 'WT…' });
 */
export function reduce(state: DeskState, event: DeskEvent): DeskState {
  switch (event.kind) {
    case 'tasks':
      return withTasks(state, event);
    case 'hub-down':
      return state.isHubUp ? { ...state, isHubUp: false } : state;
    case 'select':
      return withSelected(state, event.taskSid);
    case 'doing':
      return { ...state, doing: withDoing(state, event) };
    case 'task':
      return withTask(state, event.task);
    case 'put-away':
      return putAway(state, event.taskSid);
    case 'problem':
      return withProblem(state, event.problem);
    case 'line':
      return event.line === state.line ? state : { ...state, line: event.line };
    default: {
      const chat = state.chats[event.conversationSid] ?? unknownChat;
      const chats = { ...state.chats, [event.conversationSid]: reduceChat(chat, event) };
      return { ...state, chats };
    }
  }
}

function withTasks(
  state: DeskState,
  { tasks, gone, now, readAt }: Extract<DeskEvent, { kind: 'tasks' }>,
): DeskState {
  const clock = { now, readAt, isStanding: now === state.clock.now };
  const listed = { ...state, tasks, clock, isLoaded: true, isHubUp: true };
  const renewed = gone.reduce(withTask, listed);
  const { selected } = renewed;
  return selected === undefined || findTask(renewed, selected)
    ? renewed
    : withSelected(renewed, undefined);
}

/** Puts a task where it now belongs: among those that are open, to those that are over, or to nobody here. */
function withTask(state: DeskState, task: DeskTask): DeskState {
  const isOther = ({ sid }: DeskTask): boolean => sid !== task.sid;
  const rest = {
    ...state,
    tasks: state.tasks.filter(isOther),
    ended: state.ended.filter(isOther),
  };
  const isMine = task.worker?.identity === state.worker.identity;
  if (isOpen(task) && (isMine || isWaiting(task))) return { ...rest, tasks: [...rest.tasks, task] };
  if (isMine) return { ...rest, ended: [...rest.ended, task] };
  if (state.selected !== task.sid) return rest;
  return withProblem(withSelected(rest, undefined), toLoss(task));
}

/** Why a task that was looked at is gone. */
function toLoss({ worker }: DeskTask): string {
  return worker
    ? `${worker.name} has the task already. Take another one.`
    : 'The visitor has left before anybody took the task.';
}

function putAway(state: DeskState, taskSid: string): DeskState {
  const ended = state.ended.filter(({ sid }) => sid !== taskSid);
  return state.selected === taskSid
    ? withSelected({ ...state, ended }, undefined)
    : { ...state, ended };
}

function withSelected(state: DeskState, taskSid: string | undefined): DeskState {
  const { selected: _, ...rest } = state;
  return taskSid === undefined ? rest : { ...rest, selected: taskSid };
}

function withProblem(state: DeskState, problem: string | undefined): DeskState {
  const { problem: _, ...rest } = state;
  return problem === undefined ? rest : { ...rest, problem };
}

function withDoing(
  { doing }: DeskState,
  event: Extract<DeskEvent, { kind: 'doing' }>,
): DeskState['doing'] {
  const { [event.taskSid]: _, ...others } = doing;
  return event.doing ? { ...others, [event.taskSid]: event.doing } : others;
}

/** The local time, when the machine's is `machineNow`; both in ms since 1970. */
export function toNow({ now, readAt, isStanding }: DeskClock, machineNow: number): number {
  return isStanding ? now : now + machineNow - readAt;
}

/** A task of the desk, open or over. */
export function findTask(
  { tasks, ended }: Pick<DeskState, 'tasks' | 'ended'>,
  sid: string | undefined,
): DeskTask | undefined {
  return tasks.find((task) => task.sid === sid) ?? ended.find((task) => task.sid === sid);
}

/** The chat of a task. */
export function findChat({ chats }: Pick<DeskState, 'chats'>, task: DeskTask): Chat {
  return chats[task.conversation?.sid ?? ''] ?? unknownChat;
}

/** Whether nobody has a task yet. */
export function isWaiting({ status }: DeskTask): boolean {
  return status === 'pending' || status === 'reserved';
}

/** Whether somebody waits or is served. */
export function isOpen({ status }: DeskTask): boolean {
  return status !== 'completed' && status !== 'canceled';
}
