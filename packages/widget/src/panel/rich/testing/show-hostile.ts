import type { ChatMessages } from '../../chat-messages.ts';
import { showMessages, toMessage, toState } from '../../testing/messages.ts';

/** A message on the page, alone in the list, and the button that shows all of it, if there is one. */
export interface HostileStage {
  readonly element: ChatMessages;
  /** How long it took until it was laid out, ms. */
  readonly show: (body: string, isVisitor?: boolean) => Promise<number>;
  /** The same of all of it; undefined where it is all there. */
  readonly expand: () => Promise<number | undefined>;
}

/** Puts an empty list on the page, with all that it loads when it is wanted. */
export async function openStage(): Promise<HostileStage> {
  const element = await showMessages({ messages: [toMessage(1, { body: '`a`' })] });
  await customElements.whenDefined('docent-chat-code');
  let index = 1;
  const layOut = async (): Promise<void> => {
    await element.updateComplete;
    element.renderRoot.querySelector('ol')?.getBoundingClientRect();
  };
  const time = async (change: () => void): Promise<number> => {
    const began = performance.now();
    change();
    await layOut();
    return performance.now() - began;
  };
  return {
    element,
    show: (body, isVisitor = false) => {
      index += 1;
      const author = isVisitor ? 'visitor' : index % 2 ? 'bot' : 'person';
      const message = toMessage(index, { body, author, authorName: body.slice(0, 60) });
      return time(() => (element.state = toState({ messages: [message] })));
    },
    expand: async () => {
      const toggle = element.renderRoot.querySelector<HTMLElement>('.toggle');
      return toggle ? time(() => toggle.click()) : undefined;
    },
  };
}
