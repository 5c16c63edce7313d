import type { NewChat, OpenChat } from '../chat/ports.ts';
import type { ChatSettings } from '../settings/chat-settings.ts';
import type { TwilioApi } from './twilio-api.ts';

/** A chat that is being opened, and the random ID of this one try to open it. */
export interface Opening extends NewChat {
  readonly openingId: string;
}

/** How a chat comes to be at Twilio. Both steps throw a `TwilioFailure`, and neither takes anything back. */
export interface ChatWay {
  /** Makes the conversation with the visitor in it. `taken`: there is one of this name, and nothing was made. */
  create(opening: Opening): Promise<OpenChat | 'taken'>;
  /** Does the rest, so that the flow is attached and attributes are complete. `taken`: its name is another one's. */
  finish(chat: OpenChat, opening: Opening): Promise<'finished' | 'taken'>;
  /** Finds what `create` has made although it got no answer. */
  findOwn(opening: Opening): Promise<OpenChat | undefined>;
  /** Whether a flow has to be attached to the conversation itself before the chat is complete. */
  readonly attachesFlow: boolean;
}

/** What a way of opening chats works with. */
export interface WayTools {
  readonly api: TwilioApi;
  readonly settings: ChatSettings;
  readonly log: (sentence: string) => void;
  /** The role of visitors, `RL…`; the one that the service has for everybody when it is undefined. */
  readonly guestRoleSid: string | undefined;
}

/** What a chat is called where nobody has a name for it. */
export const chatName = 'Web chat';
