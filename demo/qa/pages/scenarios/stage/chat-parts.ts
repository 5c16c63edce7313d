import { en } from '../../../../../packages/widget/src/strings/en.ts';
import type { ShownMessage } from '../../../scenarios/stage.ts';
import { findAllDeep, findDeep } from './page-parts.ts';

/** The parts of the chat on a page, where they can be seen. The one place that knows how the chat is built. */
export interface ChatParts {
  bubble(): HTMLButtonElement | undefined;
  isOpen(): boolean;
  form(): FormParts | undefined;
  composer(): HTMLTextAreaElement | undefined;
  sendButton(): HTMLButtonElement | undefined;
  statusLine(): string;
  shown(): ShownMessage[];
  text(): string;
}

export interface FormParts {
  readonly phone: HTMLInputElement | undefined;
  readonly name: HTMLInputElement | undefined;
  readonly question: HTMLTextAreaElement | undefined;
  readonly start: HTMLButtonElement | undefined;
  readonly skip: HTMLButtonElement | undefined;
}

/** Reads the chat of a page. */
export function readChatParts(page: () => Document): ChatParts {
  const root = () => page().querySelector('docent-chat')?.shadowRoot ?? undefined;
  const find = <T extends Element>(selector: string) => {
    const from = root();
    return from && findDeep<T>(from, selector);
  };
  const within = <T extends Element>(tag: string, selector: string) => {
    const part = find(tag)?.shadowRoot;
    return part ? findDeep<T>(part, selector) : undefined;
  };
  const lines = () => {
    const from = root();
    const [list] = from ? findAllDeep(from, 'docent-chat-messages') : [];
    return [...(list?.shadowRoot?.querySelectorAll('ol > li') ?? [])];
  };
  return {
    bubble: () => root()?.querySelector('button') ?? undefined,
    isOpen: () => find('docent-chat-composer, docent-chat-form') !== undefined,
    form() {
      if (!find('docent-chat-form')) return undefined;
      const part = <T extends Element>(selector: string) => within<T>('docent-chat-form', selector);
      return {
        phone: part<HTMLInputElement>('#phone'),
        name: part<HTMLInputElement>('#name'),
        question: part<HTMLTextAreaElement>('#question'),
        start: part<HTMLButtonElement>('form > button.main'),
        skip: part<HTMLButtonElement>('form > button[type=button]'),
      };
    },
    composer: () => within<HTMLTextAreaElement>('docent-chat-composer', 'textarea'),
    sendButton: () => within<HTMLButtonElement>('docent-chat-composer', 'button.main'),
    statusLine: () => within('docent-chat-status', 'p')?.textContent.trim() ?? '',
    shown: () => toShown(lines()),
    text() {
      const from = root();
      return from ? findAllDeep(from, 'p, li, h2, label, span').map(toText).join('\n') : '';
    },
  };
}

function toText(element: Element): string {
  return element.textContent.trim();
}

/** Only the first message of somebody names its author. */
function toShown(lines: readonly Element[]): ShownMessage[] {
  let author = '';
  const all = lines.map((line) => {
    author = line.querySelector('.author, .visually-hidden')?.textContent.trim() ?? author;
    const bubble = line.querySelector('.bubble')?.cloneNode(true) as Element | undefined;
    for (const button of bubble?.querySelectorAll('button') ?? []) button.remove();
    const links = [...line.querySelectorAll<HTMLAnchorElement>('a[href]')].map(({ href }) => href);
    return { author, text: bubble?.textContent.trim() ?? '', links };
  });
  return all.filter(({ text }) => text !== en.greeting);
}
