import type { ChatOpener, OpenChat, Surroundings } from '../chat/ports.ts';
import { ApiError } from '../door/api-error.ts';
import type { ChatWay, Opening } from './chat-way.ts';
import type { Finder } from './find-chat.ts';
import type { Pace } from './pace.ts';
import { removeChat } from './remove-chat.ts';
import { sayFirst } from './say-first.ts';
import { waitForTaken } from './wait-for-taken.ts';

/** A way of opening chats, and how to look at those that are there. */
export interface OpenerTools extends Finder {
  readonly way: ChatWay;
}

interface OpenerParts {
  /** For everything but taking back. */
  readonly tools: OpenerTools;
  /** With time that is left when the other is over. */
  readonly lateTools: OpenerTools;
  readonly pace: Pace;
  readonly surroundings: Surroundings;
}

// Each round finds one more chat that somebody has left unfinished, removes it, and begins again.
const mostRounds = 3;

/**
 * Creates the opener of one way of opening chats: it never opens a name twice, and takes back what it could not finish.
 *
 * @example
 * const opener = createChatOpener({ tools, lateTools, pace, surroundings });
 */
export function createChatOpener(parts: OpenerParts): ChatOpener {
  const { tools, lateTools, pace, surroundings } = parts;
  const undo = (chat: OpenChat): Promise<void> => removeChat(lateTools, chat, surroundings);
  return {
    undo,
    say: (chat, message) => sayFirst(tools, chat, message),
    async open(chat) {
      for (let round = 0; round < mostRounds; round += 1) {
        const opening = { ...chat, openingId: surroundings.newId() };
        const opened = await openOnce({ tools, lateTools, undo }, opening);
        if (opened !== 'taken') return { kind: 'new', chat: opened };
        const taken = await waitForTaken({ tools, pace, surroundings }, chat);
        if (taken !== 'gone') return { kind: 'taken', chat: taken };
      }
      throw giveUp();
    },
  };
}

interface Trial extends Pick<OpenerParts, 'tools' | 'lateTools'> {
  undo(chat: OpenChat): Promise<void>;
}

async function openOnce(
  { tools, lateTools, undo }: Trial,
  opening: Opening,
): Promise<OpenChat | 'taken'> {
  const made = await tools.way.create(opening).catch(async (error: unknown) => {
    await removeLost(lateTools.way, opening, undo);
    throw error;
  });
  if (made === 'taken') return 'taken';
  try {
    if ((await tools.way.finish(made, opening)) === 'finished') return made;
  } catch (error) {
    await undo(made);
    throw error;
  }
  await undo(made);
  return 'taken';
}

/** Removes what was made by a request whose answer never came. */
async function removeLost(way: ChatWay, opening: Opening, undo: Trial['undo']): Promise<void> {
  const lost = await way.findOwn(opening).catch(() => undefined);
  if (lost) await undo(lost);
}

function giveUp(): ApiError {
  return new ApiError('try-later', {
    retryAfterSeconds: 2,
    logged: 'Chats of the same name were opened and left unfinished again and again.',
  });
}
