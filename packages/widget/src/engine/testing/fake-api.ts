import type { ChatAccess, FunctionsApi, StartRequest } from '../../session/functions-api.ts';
import type { StoredMessage } from '../../state/model.ts';
import { storeMessage } from './store-message.ts';

/** A chat's access as the Functions give it. */
export const access: ChatAccess = {
  token: 'token',
  conversationSid: 'CH1',
  identity: 'visitor',
  expiresAt: 4_000_000_000_000,
};

/** Functions that refuse nothing, note each start, and ask its question. */
export function createFakeApi(started: StartRequest[], server: StoredMessage[]): FunctionsApi {
  return {
    async start(request) {
      started.push(request);
      if (request.question !== undefined) {
        const { clientId } = JSON.parse(request.questionAttributes ?? '{}') as { clientId: string };
        storeMessage(server, { clientId, body: request.question });
      }
      return access;
    },
    refresh: async () => access,
    resume: async () => access,
    identify: async () => {},
    end: async () => {},
    rate: async () => {},
    transcript: async () => new Blob(['Hello'], { type: 'text/plain' }),
  };
}
