import type { Store } from '../../twilio/store/store.ts';
import type { TaskSummary } from './outcome.ts';

/** The tasks that a person could take, in the order in which they came. */
export function readTasks(store: Store): TaskSummary[] {
  return [...store.all('tasks')].map(({ sid, attributes, taskChannelUniqueName, priority }) => ({
    sid,
    attributes: JSON.parse(attributes) as Record<string, unknown>,
    taskChannel: taskChannelUniqueName,
    priority,
  }));
}
