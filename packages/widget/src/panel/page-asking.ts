import type { FormAnswers, MessageExtras } from '../engine/chat-engine.ts';
import { readPageContext } from '../page/read-page-context.ts';
import { withPage } from '../page/with-page.ts';
import type { ChatPanel } from './chat-panel.ts';

/** Questions about the page. */
export interface PageAsking {
  /** The next message is about the page, or about what was selected on it. */
  readonly ask: (selected: Range | undefined) => Promise<void>;
  /** A message with what it is about, which is used up by it. */
  readonly take: (
    body: string,
    extras?: MessageExtras,
  ) => readonly [string, MessageExtras | undefined];
  /** The same for the question in a form. */
  readonly takeAnswers: (answers: FormAnswers) => FormAnswers;
}

/**
 * Makes what keeps the page that the next message is about.
 *
 * @example
 * const asking = createPageAsking(panel);
 * await asking.ask(readSelection());
 * void engine.send(...asking.take('Why?'));
 */
export function createPageAsking(panel: ChatPanel): PageAsking {
  const take: PageAsking['take'] = (body, extras) => {
    const { about } = panel;
    panel.about = undefined;
    if (!about) return [body, extras];
    const message = withPage(body, about);
    return [
      message.body,
      { ...extras, attributes: { ...extras?.attributes, ...message.attributes } },
    ];
  };
  return {
    async ask(selected) {
      panel.about = readPageContext(selected);
      await panel.focusFirst();
    },
    take,
    takeAnswers(answers) {
      if (!answers.question) return answers;
      const [question, extras] = take(answers.question);
      return { ...answers, question, ...(extras && { extras }) };
    },
  };
}
