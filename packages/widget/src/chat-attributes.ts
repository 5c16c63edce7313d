import type { DocentChatEventMap } from './loader/chat-element.ts';
import type { ChatOptions } from './options.ts';

type Hyphened<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? Rest extends Uncapitalize<Rest>
    ? `${Uncapitalize<First>}${Hyphened<Rest>}`
    : `${Uncapitalize<First>}-${Hyphened<Rest>}`
  : Name;

/** The options as attributes of `<docent-chat>`: `functions-url`, `time-zone`. */
export type ChatAttributes = {
  [Name in keyof ChatOptions as Hyphened<Name>]?: string | undefined;
};

/** What React calls when `<docent-chat>` tells something: `ondocent-chat-open`. */
export type ChatListeners = {
  [Name in keyof DocentChatEventMap as `on${Name}`]?: (event: DocentChatEventMap[Name]) => void;
};
