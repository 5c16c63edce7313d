import type { Services } from '../services.ts';
import type { Task } from '../store/records.ts';
import { isWaiting } from './task-transitions.ts';
import { updateTask } from './tasks.ts';

/**
 * Cancels each task that waits longer than its timeout, and tells the stream of each change of a status. To be called
 * once, before a journal is replayed: the tasks in it have their timeouts too.
 */
export function followTasks(services: Services): void {
  const { store, alarms, stream } = services;
  const stops = new Map<string, () => void>();

  function expire(sid: string): void {
    const task = store.get('tasks', sid);
    if (task && isWaiting(task))
      updateTask(services, task, { assignmentStatus: 'canceled', reason: 'Task TTL Exceeded' });
  }

  function follow(sid: string, task: Task | undefined): void {
    stops.get(sid)?.();
    stops.delete(sid);
    if (!task || !isWaiting(task)) return;
    const end = task.dateCreated + task.timeout * 1000;
    stops.set(
      sid,
      alarms.at(end, () => expire(sid)),
    );
  }

  for (const task of store.all('tasks')) follow(task.sid, task);
  store.onChange(({ changes }) => {
    for (const { table, before, after } of changes)
      if (table === 'tasks') follow((after ?? before)?.sid ?? '', after);
  });
  store.onCommit(({ changes, cause }) => {
    for (const { table, before, after } of changes) {
      if (table !== 'tasks' || before?.assignmentStatus === after?.assignmentStatus) continue;
      stream.add({
        channel: 'task',
        what: after ? toEventName(before, after) : 'task.deleted',
        who: cause.identity,
        body: { sid: (after ?? before)?.sid, reason: after?.reason, workerSid: after?.workerSid },
      });
    }
  });
}

/** What TaskRouter's event callbacks call it. */
function toEventName(before: Task | undefined, { assignmentStatus }: Task): string {
  if (!before) return 'task.created';
  if (assignmentStatus === 'reserved') return 'reservation.created';
  if (assignmentStatus === 'assigned') return 'reservation.accepted';
  if (assignmentStatus === 'pending') return 'reservation.rejected';
  return assignmentStatus === 'wrapping' ? 'task.wrapup' : `task.${assignmentStatus}`;
}
