import { addChat } from '../add-chat.ts';
import { defineElement } from '../chat-element.ts';
import { en } from '../../strings/en.ts';
import { startBehind } from '../start-behind.ts';

// What a script tag runs on a page that allows no text as code and no styles but those of scripts.
defineElement(async () => ({
  start: (bubble, contexts) =>
    startBehind({
      bubble,
      contexts,
      startApp: (host) => {
        host.show({ unread: 3, isOpen: false, strings: en });
        const done = async (): Promise<void> => {};
        return {
          preload: () => {},
          open: done,
          close: done,
          isOpen: () => false,
          send: async () => ({ ok: true, id: 'IM1' }),
          setContext: () => {},
          ask: done,
          attachTo: done,
          destroy: () => {},
        };
      },
    }),
  explain: () => {},
}));
void addChat(() => ({ functionsUrl: '/f' })).setContext({});
