import type { DeskState } from './model.ts';
import { findChat } from './reduce.ts';
import { readKeptDesk, toKept, writeKeptDesk, type KeptMessage } from './tab-storage.ts';

/** What a tab keeps of a desk for its next load. */
interface Keep {
  /** The chats that this tab shows though they may be over. */
  readonly held: Set<string>;
  /** What was not confirmed when the tab was left. */
  readonly outgoing: readonly KeptMessage[];
  readonly readDraft: (taskSid: string) => string;
  readonly setDraft: (taskSid: string, text: string) => void;
  readonly write: (state: DeskState) => void;
}

/** Opens what a tab has kept of a worker's desk. */
export function createKeep(identity: string): Keep {
  const kept = readKeptDesk(identity);
  const held = new Set(kept.held);
  const drafts = new Map(Object.entries(kept.drafts));
  let written = '';
  // Until their tasks are there, they are in no chat.
  let early = kept.outgoing;
  return {
    held,
    outgoing: kept.outgoing,
    readDraft: (taskSid) => drafts.get(taskSid) ?? '',
    setDraft(taskSid, text) {
      if (text) drafts.set(taskSid, text);
      else drafts.delete(taskSid);
    },
    write(state) {
      const tasks = [...state.tasks, ...state.ended];
      if (state.isLoaded)
        early = early.filter(({ taskSid }) => !tasks.some((task) => task.sid === taskSid));
      const outgoing = tasks.flatMap((task) => toKept(task.sid, findChat(state, task).outgoing));
      const desk = {
        held: [...held],
        drafts: Object.fromEntries(drafts),
        outgoing: [...early, ...outgoing],
      };
      const text = JSON.stringify(desk);
      if (text === written) return;
      written = text;
      writeKeptDesk(identity, desk);
    },
  };
}
