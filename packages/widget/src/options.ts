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
  /** `light` or `dark`; the `color-scheme` of the page by default. Can be changed at any time. */
  readonly theme?: string;
  /** `compact` or `comfortable` (default). */
  readonly density?: string;
  /** `inline`: the chat stands open where the element is, without a bubble; `bubble` by default. */
  readonly mode?: string;
  /** When somebody is there: `Mo-Fr 09:00-17:30; Sa 10:00-14:00`. Always by default. */
  readonly hours?: string;
  /** Of the hours, such as `Europe/Berlin`. */
  readonly timeZone?: string;
  /** Days on which nobody is there: `2026-12-25 2026-12-26`. */
  readonly holidays?: string;
  /** How soon a person usually answers: `5m`, `2h`, `1d`. */
  readonly replyTime?: string;
  /** The search of the site: `pagefind:/pagefind/pagefind.js`, `docsearch:APP_ID:API_KEY:INDEX`, `index:/search.json`. */
  readonly search?: string;
  /** Lines that offer help, as JSON: `[{ "page": "/guides/*", "after": 30, "text": "Stuck?" }]`. */
  readonly proactive?: string;
  /** `off`: no files can be sent. Else the types that can, as of the `accept` of an input; images, PDF and text by default. */
  readonly files?: string;
  /** `off`: nobody is asked how the chat was. */
  readonly rating?: string;
  /** Words that the page says otherwise, as JSON in the shape of `Strings`: `{ "heading": "Ask us" }`. */
  readonly strings?: string;
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
  'theme',
  'density',
  'mode',
  'hours',
  'timeZone',
  'holidays',
  'replyTime',
  'search',
  'proactive',
  'files',
  'rating',
  'strings',
] as const satisfies readonly (keyof ChatOptions)[];

/** The options as the chat uses them: valid. */
export interface ChatConfig extends Omit<ChatOptions, 'functionsUrl' | 'position'> {
  /** Without a slash at its end. */
  readonly functionsUrl: string;
  readonly position: 'end' | 'start';
}
