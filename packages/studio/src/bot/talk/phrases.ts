/** Every sentence of the bot. Plain text, since it is read in chats and in text messages alike. */
export interface Phrases {
  readonly greeting: (names: { botName: string; siteName: string }) => string;
  readonly aboutItself: (names: { botName: string; siteName: string }) => string;
  readonly thanked: string;
  /** Above the first link. */
  readonly found: string;
  /** Above the first link, when the visitor has just read its page. */
  readonly foundRead: (title: string) => string;
  /** The same, with the section that may help. */
  readonly foundReadSection: (names: { title: string; section: string }) => string;
  /** Above the second and third link. */
  readonly further: string;
  /** Below the links. */
  readonly askBack: string;
  readonly notFound: string;
  /** The visitor says that the answer did not help. */
  readonly didNotHelp: string;
  /** Nothing that could be searched: an empty message, a picture, signs. */
  readonly noQuestion: string;
  readonly handoffAsked: string;
  readonly handoffPoor: string;
  readonly handoffTurns: string;
  readonly handoffNoDocs: string;
}

const offer = 'Write "person" to talk to somebody.';

/** The bot in English. */
export const englishPhrases: Phrases = {
  greeting: ({ botName, siteName }) =>
    `Hello! I am ${botName}. Ask me anything, and I will look for it in ${toDocs(siteName)}. ${offer}`,
  aboutItself: ({ botName, siteName }) =>
    `I am ${botName}, a program that finds answers in ${toDocs(siteName)}. ${offer}`,
  thanked: 'You are welcome. If anything else comes up, just ask.',
  found: 'This should help:',
  foundRead: (title) => `You have just read "${title}". I found nothing better than that page:`,
  foundReadSection: ({ title, section }) =>
    `You have just read "${title}"; the part on "${section}" may help:`,
  further: 'Perhaps also:',
  askBack: `Does that help? If not, ask in other words. ${offer}`,
  notFound: `I did not find that in the docs. Could you ask in other words, or more precisely? ${offer}`,
  didNotHelp: `I am sorry that it did not help. Tell me in other words what you need. ${offer}`,
  noQuestion: `I can only read text. Write what you would like to know. ${offer}`,
  handoffAsked: 'Of course. I am getting somebody for you.',
  handoffPoor: 'I do not find a good answer in the docs, so I am getting somebody who can help.',
  handoffTurns: 'Somebody can help you better than I can from here. I am getting a person for you.',
  handoffNoDocs: 'I have no docs to look in at the moment, so I am getting somebody who can help.',
};

function toDocs(siteName: string): string {
  return siteName ? `the ${siteName} docs` : 'the docs';
}
