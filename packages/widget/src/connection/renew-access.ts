import {
  FunctionsError,
  type ChatAccess,
  type ChatKey,
  type FunctionsApi,
} from '../session/functions-api.ts';

/** What a new token is asked for with. */
export interface RenewalTools {
  readonly api: Pick<FunctionsApi, 'refresh' | 'resume'>;
  /** Undefined where the page gives none. */
  readonly identityToken?: (() => Promise<string | undefined>) | undefined;
}

/**
 * Gets a new token for a running chat: by `refresh-token`, or by `resume-chat` where the old one has ended too long ago.
 * Rejects with a `FunctionsError`.
 *
 * @example
 * const access = await renewAccess(old, { api, identityToken: identity.cached });
 */
export async function renewAccess(
  { token, conversationSid }: ChatKey,
  { api, identityToken }: RenewalTools,
): Promise<ChatAccess> {
  const key = { token, conversationSid };
  try {
    return await api.refresh(key);
  } catch (error) {
    if (toEnding(error) !== 'lost') throw error;
  }
  const proof = await identityToken?.();
  return api.resume({ ...key, ...(proof !== undefined && { identityToken: proof }) });
}

/**
 * Says what a refusal means for the chat: over, no longer ours, or undefined where trying again may help.
 *
 * @example
 * toEnding(new FunctionsError('over', 'This chat is over.', undefined, 'chat-closed')); // 'by-team'
 */
export function toEnding(error: unknown): 'by-team' | 'lost' | undefined {
  if (!(error instanceof FunctionsError)) return undefined;
  if (error.code === 'chat-closed') return 'by-team';
  return error.kind === 'over' || error.kind === 'other-person' ? 'lost' : undefined;
}
