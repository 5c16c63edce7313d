import type { ChatKey } from '../session/functions-api.ts';
import type { AfterChat } from './after-chat.ts';
import type { ChatEngine } from './chat-engine.ts';

interface LookBackOptions {
  readonly load: () => Promise<AfterChat>;
  /** Of the chat that runs, or has ended on this page. */
  readonly lastKey: () => ChatKey | undefined;
}

/**
 * Makes what rates and keeps a chat, loaded when it is first asked for. Where there is no chat, or it cannot be loaded now,
 * the answer is that it could not be done.
 *
 * @example
 * const { rate } = createLookBack({ load: parts.loadAfterChat, lastKey });
 */
export function createLookBack({
  load,
  lastKey,
}: LookBackOptions): Pick<ChatEngine, 'rate' | 'readTranscript'> {
  const ask = async <Value>(
    run: (after: AfterChat, key: ChatKey) => Promise<Value>,
  ): Promise<Value | undefined> => {
    const key = lastKey();
    const after = key && (await load().catch(() => undefined));
    return after && run(after, key);
  };
  return {
    rate: async (rating) => (await ask((after, key) => after.rate(key, rating))) ?? false,
    readTranscript: (format) => ask((after, key) => after.readTranscript(key, format)),
  };
}
