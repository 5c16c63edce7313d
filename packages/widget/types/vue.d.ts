import type { DefineComponent } from 'vue';
import type { ChatAttributes, ChatListeners } from '../dist/types/widget/src/index.js';

type VueListeners = {
  [
    Name in keyof ChatListeners as Name extends `on${infer Event}`
      ? `on${Capitalize<Event>}`
      : never
  ]?: ChatListeners[Name];
};

declare module 'vue' {
  interface GlobalComponents {
    'docent-chat': DefineComponent<ChatAttributes & VueListeners>;
  }
}
