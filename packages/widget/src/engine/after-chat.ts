import type { ChatKey, FunctionsApi, FunctionsError } from '../session/functions-api.ts';
import type { Emit } from './announce.ts';
import type { PageFacts } from './build-start-request.ts';
import type { Rating, TranscriptFormat } from './chat-engine.ts';

/** What is asked of a chat that may be over. */
export interface AfterChat {
  /** False: it could not be told now. */
  readonly rate: (key: ChatKey, rating: Rating) => Promise<boolean>;
  /** Undefined when it cannot be had now. */
  readonly readTranscript: (key: ChatKey, format: TranscriptFormat) => Promise<File | undefined>;
}

/** What that is done with. */
export interface AfterChatOptions {
  readonly api: Pick<FunctionsApi, 'rate' | 'transcript'>;
  readonly emit: Emit;
  readonly readPage: () => Pick<PageFacts, 'locale' | 'timeZone'>;
  /** ms since 1970. */
  readonly now: () => number;
}

const endings = { text: 'txt', json: 'json' } as const;

/**
 * Makes what can be done with a chat that may have ended.
 *
 * @example
 * const isTold = await createAfterChat(options).rate(key, { score: 5 });
 */
export function createAfterChat({ api, emit, readPage, now }: AfterChatOptions): AfterChat {
  const attempt = async <Value>(what: string, run: () => Promise<Value>) => {
    try {
      return await run();
    } catch (error) {
      const { kind, message } = error as FunctionsError;
      emit('error', { reason: `${what}-${kind}`, message });
      return undefined;
    }
  };
  return {
    async rate(key, rating) {
      const told = await attempt('rate', async () => {
        await api.rate({ ...key, ...rating });
        return true;
      });
      return told ?? false;
    },
    readTranscript: (key, format) =>
      attempt('transcript', async () => {
        const { locale, timeZone } = readPage();
        const content = await api.transcript({ ...key, format, locale, timeZone });
        return new File([content], toName(now(), format), { type: content.type });
      }),
  };
}

/** Nothing that anybody typed is in the name of a file. */
function toName(now: number, format: TranscriptFormat): string {
  const day = new Date(now);
  const parts = [day.getFullYear(), day.getMonth() + 1, day.getDate()];
  const date = parts.map((part) => String(part).padStart(2, '0')).join('-');
  return `chat-${date}.${endings[format]}`;
}
