import type { Services } from '../../../../emulator/twilio/services.ts';
import type { Task } from '../../../../emulator/twilio/store/records.ts';
import type { Change, Commit } from '../../../../emulator/twilio/store/store.ts';
import type { Draft } from '../../draft.ts';
import { parseRecord, toText } from '../../words/read-record.ts';
import { createPeople } from './people.ts';
import { toConversationDrafts } from './to-conversation-drafts.ts';
import { toMessageDrafts } from './to-message-drafts.ts';
import { toParticipantDrafts } from './to-participant-drafts.ts';
import { toTaskDrafts } from './to-task-drafts.ts';

/** Follows what conversations and tasks become, as soon as it is kept; returns a function that stops that. */
export function followStore(
  { store, config }: Pick<Services, 'store' | 'config'>,
  add: (draft: Draft) => void,
): () => void {
  const people = createPeople(config);
  const taskLookups = { people, conversationOf: (task: Task) => findConversation(store, task) };
  let isStopped = false;

  function toDrafts(change: Change, { at }: Commit): Draft[] {
    switch (change.table) {
      case 'conversations':
        return toConversationDrafts({ ...change, at });
      case 'participants':
        return toParticipantDrafts({ ...change, at }, people);
      case 'messages':
        return toMessageDrafts({ ...change, at }, people);
      case 'tasks':
        return toTaskDrafts({ ...change, at }, taskLookups);
      default:
        return [];
    }
  }

  store.onCommit((commit) => {
    if (isStopped) return;
    for (const change of commit.changes) for (const draft of toDrafts(change, commit)) add(draft);
  });
  return () => {
    isStopped = true;
  };
}

function findConversation(store: Services['store'], task: Task): string | undefined {
  const sid =
    task.interactionSid && store.get('interactions', task.interactionSid)?.conversationSid;
  const attributes = parseRecord(task.attributes);
  return (
    sid ?? toText(attributes['conversationSid']) ?? toText(attributes['channelSid']) ?? undefined
  );
}
