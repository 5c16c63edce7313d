import type { ConnectionEvents } from '../connection/connection.ts';
import type { ChatAccess } from '../session/functions-api.ts';
import type { ChatEvent } from '../state/chat-event.ts';
import type { ChatState } from '../state/model.ts';
import type { EngineParts } from './engine-parts.ts';
import { tellBySound } from './tell-by-sound.ts';

interface Wiring {
  readonly read: () => ChatState;
  readonly share: (event: ChatEvent) => void;
  readonly confirm: (clientId: string) => void;
  readonly keep: (access: ChatAccess) => void;
  /** Lets go of what waits for an echo that cannot come any more. */
  readonly release: () => void;
  readonly over: (why: 'by-team' | 'lost') => void;
  readonly ring: EngineParts['ring'];
}

// A line that is down for shorter is nobody's worry.
const troubleAfterMs = 10_000;

/**
 * What a connection tells, as events of the chat.
 *
 * @example
 * createConnection({ events: toConnectionEvents(wiring), … });
 */
export function toConnectionEvents({
  read,
  share,
  confirm,
  keep,
  release,
  over,
  ring,
}: Wiring): ConnectionEvents {
  let worry: ReturnType<typeof setTimeout> | undefined;
  return {
    onLine(line) {
      clearTimeout(worry);
      share({ type: 'line', line });
      if (line === 'up') return;
      worry = setTimeout(() => {
        if (read().phase === 'open') share({ type: 'trouble', trouble: 'cannot-connect' });
      }, troubleAfterMs);
    },
    onLatest({ messages, hasEarlier, seenIndex, othersSeenIndex }) {
      share({ type: 'latest', messages, hasEarlier });
      share({ type: 'seen', index: seenIndex });
      share({ type: 'others-seen', index: othersSeenIndex });
      for (const { clientId } of messages) if (clientId) confirm(clientId);
      release();
    },
    onMessage(message) {
      const before = read();
      share({ type: 'message', message });
      // One tab has the line, and so one tab rings.
      tellBySound({ message, before, read }, ring);
      if (message.clientId) confirm(message.clientId);
    },
    onMessageChanged: (message) => share({ type: 'message-changed', message }),
    onMessageRemoved: (sid) => share({ type: 'message-removed', sid }),
    onOthersSeen: (index) => share({ type: 'others-seen', index }),
    onTyping: (name, isTyping) => share({ type: 'typing', name, isTyping }),
    onAccess: keep,
    onOver(why) {
      clearTimeout(worry);
      over(why);
    },
  };
}
