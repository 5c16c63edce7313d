import type { Task, TaskStatus } from '../../../../emulator/twilio/store/records.ts';
import type { Draft, JourneyTold } from '../../draft.ts';
import { parseRecord, toRecord, toText, withoutUndefined } from '../../words/read-record.ts';
import type { People } from './people.ts';
import type { ChangeOf } from './to-conversation-drafts.ts';

interface TaskLookups {
  readonly people: People;
  /** The conversation of a task, by its interaction. */
  readonly conversationOf: (task: Task) => string | undefined;
}

const told: Readonly<Record<TaskStatus, JourneyTold['task']>> = {
  pending: 'waiting',
  reserved: 'waiting',
  assigned: 'accepted',
  wrapping: 'accepted',
  completed: 'ended',
  canceled: 'ended',
};

/** A task was created, accepted, completed or canceled. */
export function toTaskDrafts(
  { before, after, at }: ChangeOf<Task>,
  { people, conversationOf }: TaskLookups,
): Draft[] {
  const task = after ?? before;
  if (!task || before?.assignmentStatus === after?.assignmentStatus) return [];
  const conversationSid = conversationOf(task);
  const attributes = parseRecord(task.attributes);
  const agent = people.workerName(task.workerSid);
  return [
    {
      at,
      source: isOfDesk(after) ? 'desk' : 'twilio',
      kind: 'task',
      ...describe(before, after, agent),
      taskSid: task.sid,
      ...(conversationSid !== undefined && { conversationSid }),
      tells: withoutUndefined({ task: after ? told[after.assignmentStatus] : 'ended' }),
      raw: { ...task, attributes },
    },
  ];
}

function isOfDesk(task: Task | undefined): boolean {
  return task?.assignmentStatus === 'assigned' || task?.assignmentStatus === 'wrapping';
}

function describe(before: Task | undefined, after: Task | undefined, agent = 'an agent') {
  if (!after) return { title: 'Task removed' };
  if (!before) return { title: 'Task created: a person is asked for', ...toTaskDetail(after) };
  const hasEnded = ['wrapping', 'completed', 'canceled'].includes(after.assignmentStatus);
  return {
    title: titles[after.assignmentStatus](agent),
    ...(hasEnded && after.reason && { detail: after.reason }),
  };
}

const titles: Readonly<Record<TaskStatus, (agent: string) => string>> = {
  pending: () => 'Task waits again',
  reserved: (agent) => `Task offered to ${agent}`,
  assigned: (agent) => `Task accepted by ${agent}`,
  wrapping: (agent) => `Chat ended; ${agent} wraps up`,
  completed: () => 'Task completed',
  canceled: () => 'Task canceled',
};

function toTaskDetail(task: Task): { detail?: string } {
  const attributes = parseRecord(task.attributes);
  const why = toText(toRecord(attributes['routing'])['explanation']);
  const name = [attributes['customerName'], attributes['name']].map(toText).find(isForPeople);
  const detail = [name, why].filter(Boolean).join(' · ');
  return detail === '' ? {} : { detail };
}

/** Not a visitor's pseudonym. */
function isForPeople(name: string | undefined): boolean {
  return name !== undefined && !/^(guest|person)-/.test(name);
}
