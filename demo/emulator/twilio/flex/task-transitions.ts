import type { TwilioConfig } from '../config.ts';
import { invalidParameter, type TwilioError } from '../errors.ts';
import type { Task, TaskStatus } from '../store/records.ts';

const following: Record<TaskStatus, readonly TaskStatus[]> = {
  pending: ['reserved', 'canceled'],
  reserved: ['pending', 'assigned', 'canceled'],
  assigned: ['wrapping', 'completed'],
  wrapping: ['completed'],
  completed: [],
  canceled: [],
};

/** Whether somebody waits, is served, or is just being wrapped up. */
export function isOpen({ assignmentStatus }: Task): boolean {
  return following[assignmentStatus].length > 0;
}

/** Whether nobody has the task yet. */
export function isWaiting({ assignmentStatus }: Task): boolean {
  return assignmentStatus === 'pending' || assignmentStatus === 'reserved';
}

/** Throws 400, in TaskRouter's words, unless a task may go from its status to another. */
export function assertTransition(config: TwilioConfig, task: Task, to: TaskStatus): void {
  if (!following[task.assignmentStatus].includes(to)) throw refusal(config, task, to);
}

function refusal(
  { account, flex }: TwilioConfig,
  { sid, assignmentStatus }: Task,
  to: TaskStatus,
): TwilioError {
  const task = `task ${sid} in workspace ${flex.workspaceSid} for account ${account.sid}`;
  if (to === 'completed')
    return invalidParameter(`Cannot complete ${task} because it is not currently assigned.`);
  if (to === 'wrapping')
    return invalidParameter(`Cannot wrap up a ${task} because it's not currently assigned`);
  if (to === 'canceled')
    return invalidParameter(`Cannot cancel ${task} because it is not pending or reserved.`);
  return invalidParameter(`Cannot set ${task} to ${to} because it is ${assignmentStatus}.`);
}
