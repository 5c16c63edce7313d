import { chatCallNames, type DocentChat, type SendResult } from '../api.ts';
import type { ChatOptions } from '../options.ts';

/** A call that waits: its name, what it was called with, and who waits for its answer. */
export type WaitingCall = [name: string, args: readonly unknown[], done: (answer: unknown) => void];

/** `window.docent.chat` as the page may have left it. */
export type ChatStub = Partial<{ -readonly [Name in keyof DocentChat]: DocentChat[Name] }> & {
  q?: WaitingCall[] | { push: (call: WaitingCall) => unknown };
  /** For a tag that a framework puts into the page, instead of its attributes. */
  options?: ChatOptions;
};

/** What answers calls, by name. */
export type ChatCalls = Partial<Record<string, (...args: never[]) => unknown>>;

const noChat: ChatCalls = {
  send: (): SendResult => ({ ok: false, reason: 'off', message: 'No chat here.' }),
  on: () => () => {},
};

/**
 * Makes every call of `window.docent.chat` legal: each waits, in order, until somebody serves. The stub of the README
 * does the same before the script has loaded:
 *
 * ```html
 * <script>
 *   (window.docent ??= { q: [] }).chat ??= { q: [] };
 *   for (const m of ['open', 'close', 'toggle', 'send', 'setContext', 'on', 'ask', 'attachTo', 'destroy'])
 *     docent.chat[m] ??= (...args) => new Promise((done) => docent.chat.q.push([m, args, done]));
 * </script>
 * ```
 *
 * @example
 * const chat = ensureStub();
 */
export function ensureStub(): ChatStub & DocentChat {
  // A stub of the tracker that comes later expects a queue.
  const docent = ((self as { docent?: { chat?: ChatStub } }).docent ??= {
    q: [],
  } as object);
  const chat = (docent.chat ??= {});
  chat.q ??= [];
  for (const name of chatCallNames) {
    chat[name] ??= ((...args: readonly unknown[]) =>
      new Promise((done) => chat.q?.push([name, args, done]))) as never;
  }
  return chat as ChatStub & DocentChat;
}

/**
 * Answers the calls that wait, in order, and from now on each as it comes.
 *
 * @param calls - Must not fail.
 * @param answerOther - Asked for the calls that are not in `calls`.
 * @example
 * serveCalls({ destroy: () => element.remove() }, (name) => console.log(name));
 */
export function serveCalls(
  calls: ChatCalls,
  answerOther?: (name: never, ...args: never[]) => unknown,
): void {
  const chat = ensureStub();
  const answer = async ([name, args, done]: WaitingCall): Promise<void> => {
    const own = calls[name];
    const all = args as never[];
    done((await (own ? own(...all) : answerOther?.(name as never, ...all))) ?? noChat[name]?.());
  };
  const waiting = chat.q;
  chat.q = { push: answer };
  if (Array.isArray(waiting)) for (const call of waiting) void answer(call);
}
