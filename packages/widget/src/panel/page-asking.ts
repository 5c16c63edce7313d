import { loadUntilThere } from '../load-until-there.ts';
import type { FormAnswers, MessageExtras } from '../engine/chat-engine.ts';
import type { ChatPanel } from './chat-panel.ts';
import { loadAbout } from './load-parts.ts';

/** Questions about the page. */
export interface PageAsking {
  /** Remembers what is selected on the page: the selection goes when the focus goes into the panel. */
  readonly keepSelection: () => void;
  /** The next message is about the page. */
  readonly ask: () => Promise<void>;
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
 * await asking.ask();
 * void engine.send(...asking.take('Why?'));
 */
export function createPageAsking(panel: ChatPanel): PageAsking {
  let kept: Range | undefined;
  let parts: Awaited<ReturnType<typeof loadAbout>> | undefined;
  const take: PageAsking['take'] = (body, extras) => {
    const { about } = panel;
    panel.about = undefined;
    if (!about || !parts) return [body, extras];
    const message = parts.withPage(body, about);
    return [
      message.body,
      { ...extras, attributes: { ...extras?.attributes, ...message.attributes } },
    ];
  };
  return {
    keepSelection() {
      const selection = getSelection();
      kept = selection?.rangeCount ? selection.getRangeAt(0).cloneRange() : undefined;
    },
    async ask() {
      parts = await loadUntilThere(loadAbout);
      panel.about = parts.readPageContext(kept);
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
