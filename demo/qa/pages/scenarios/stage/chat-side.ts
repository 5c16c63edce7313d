import type { Tab } from '../../../scenarios/stage.ts';
import type { ChatParts } from './chat-parts.ts';
import { fill } from './page-parts.ts';
import type { TabTools } from './tab-tools.ts';

type ChatSide = Pick<
  Tab,
  'opensChat' | 'fillsForm' | 'skipsForm' | 'writes' | 'sees' | 'statusLine' | 'shown' | 'chatText'
>;

/** What somebody does in the chat of a tab. */
export function createChatSide(
  chat: ChatParts,
  { wait, step }: Pick<TabTools, 'wait' | 'step'>,
): ChatSide {
  return {
    async opensChat() {
      step('Opens the chat');
      const bubble = await wait('the bubble of the chat', chat.bubble);
      if (!chat.isOpen()) bubble.click();
      await wait('the chat to open', chat.isOpen);
    },
    async fillsForm({ phone, name, question }) {
      step('Fills in the form of the chat');
      const form = await wait('the form of the chat', () => {
        const parts = chat.form();
        return parts?.start && parts;
      });
      if (phone && form.phone) fill(form.phone, phone);
      if (name && form.name) fill(form.name, name);
      if (form.question) fill(form.question, question);
      form.start?.click();
    },
    async skipsForm() {
      step('Would rather not give a phone');
      const skip = await wait('the way round the form', () => chat.form()?.skip);
      skip.click();
      await wait('the field for a message', chat.composer);
    },
    async writes(text) {
      step(`Writes “${text}”`);
      fill(await wait('the field for a message', chat.composer), text);
      const button = await wait('the button that sends', () => {
        const found = chat.sendButton();
        return found && !found.disabled && found;
      });
      button.click();
    },
    async sees(words) {
      step(`Waits to see “${words}”`);
      await wait(`the chat to show “${words}”`, () =>
        chat.shown().some(({ text }) => text.includes(words)),
      );
    },
    statusLine: chat.statusLine,
    shown: chat.shown,
    chatText: chat.text,
  };
}
