import type { LineEvents } from './agent-rooms.ts';
import type { DeskEvent, DeskState, DeskTask } from './model.ts';
import { toMessage, toPeople } from './to-message.ts';

interface HearParts {
  readonly dispatch: (event: DeskEvent) => void;
  readonly state: () => DeskState;
}

/** Makes events of the desk of what the agent's connection tells. */
export function hearRooms({
  dispatch,
  state,
}: HearParts): LineEvents & { readonly onLine: (line: DeskState['line']) => void } {
  const find = (sid: string): DeskTask | undefined =>
    [...state().tasks, ...state().ended].find(({ conversation }) => conversation?.sid === sid);
  const isVisitor = (task: DeskTask | undefined, author: string): boolean =>
    task !== undefined && toPeople(task, state()).visitor.authors.includes(author);

  return {
    onLine: (line) => dispatch({ kind: 'line', line }),
    onJoined(conversationSid, { messages, read }) {
      const task = find(conversationSid);
      if (!task) return;
      const people = toPeople(task, state());
      const own = state().worker.identity;
      const indexOf = (isWanted: (author: string) => boolean): number =>
        read.find(({ author }) => isWanted(author))?.index ?? -1;
      dispatch({
        kind: 'joined',
        conversationSid,
        messages: messages.map((facts) => toMessage(facts, people)),
        visitorHasRead: indexOf((author) => isVisitor(task, author)),
        agentHasRead: indexOf((author) => author === own),
      });
    },
    onMessage(conversationSid, facts) {
      const task = find(conversationSid);
      if (!task) return;
      const message = toMessage(facts, toPeople(task, state()));
      dispatch({ kind: 'messages', conversationSid, messages: [message] });
    },
    onTyping(conversationSid, { author, isTyping }) {
      if (isVisitor(find(conversationSid), author))
        dispatch({ kind: 'typing', conversationSid, isTyping });
    },
    onRead(conversationSid, { author, index }) {
      if (isVisitor(find(conversationSid), author))
        dispatch({ kind: 'visitor-read', conversationSid, index });
    },
    onProblem: (conversationSid, problem) =>
      dispatch({ kind: 'chat-problem', conversationSid, problem }),
    onLeft: (conversationSid) => dispatch({ kind: 'left', conversationSid }),
  };
}
