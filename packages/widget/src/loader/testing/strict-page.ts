import { addChat } from '../add-chat.ts';
import { defineElement } from '../chat-element.ts';
import { startBehind } from '../start-behind.ts';

// What a script tag runs on a page that allows no text as code and no styles but those of scripts.
defineElement(async () => ({
  startBehind: (bubble, contexts) =>
    startBehind({
      bubble,
      contexts,
      startApp: (host) => {
        host.show({ unread: 3, isOpen: false });
        const done = async (): Promise<void> => {};
        return {
          preload: () => {},
          open: done,
          close: done,
          isOpen: () => false,
          send: async () => ({ ok: true, id: 'IM1' }),
          setContext: () => {},
          destroy: () => {},
        };
      },
    }),
  explainOptions: () => {},
}));
void addChat(() => ({ functionsUrl: '/f' })).setContext({});
