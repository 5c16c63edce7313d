/** What the script tag's `data-*`, the attributes of `<docent-chat>` or `createChat` may say. */
export interface ChatOptions {
  /** Where the Functions of packages/studio are, such as `https://docent-1234-live.twil.io`. Required. */
  readonly functionsUrl?: string;
  /** What the form asks: `phone`, `name`, `question`, separated by spaces, `*` behind what is a must; `off` for no form. */
  readonly form?: string;
  /** Where a phone in national form belongs, ISO 3166 alpha-2; guessed from the browser's language by default. */
  readonly country?: string;
  /** The title of the panel. */
  readonly heading?: string;
  /** The first lines of an empty chat. */
  readonly greeting?: string;
  /** The corner: `end` (default) or `start` of a line. */
  readonly position?: string;
  /** The language of the chat; that of the page by default. */
  readonly locale?: string;
  /** Where the socket of a local Twilio is; of Twilio itself by default. */
  readonly socketUrl?: string;
}

/** The names of all options. */
export const optionNames = [
  'functionsUrl',
  'form',
  'country',
  'heading',
  'greeting',
  'position',
  'locale',
  'socketUrl',
] as const satisfies readonly (keyof ChatOptions)[];

/** The options as the chat uses them: valid. */
export interface ChatConfig extends Omit<ChatOptions, 'functionsUrl' | 'position'> {
  /** Without a slash at its end. */
  readonly functionsUrl: string;
  readonly position: 'end' | 'start';
}
