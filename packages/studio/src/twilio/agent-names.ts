import { nullish, object, string } from 'valibot';
import type { ReadNames } from '../chat/transcript-speakers.ts';
import type { FunctionContext } from '../door/function.ts';
import type { ChatSettings } from '../settings/chat-settings.ts';
import { toServiceUrl } from './addresses.ts';
import { createPace } from './pace.ts';
import { createTwilioApi } from './twilio-api.ts';
import { readTwilioClient } from './twilio-client.ts';

interface AgentNamesOptions {
  readonly context: FunctionContext;
  readonly settings: Pick<ChatSettings, 'serviceSid'>;
}

const answer = object({ friendly_name: nullish(string()) });
const maxAgents = 20;

/**
 * Creates a reader of what agents are called in front of visitors. Who cannot be asked for in time is left out: a
 * transcript without a name is better than none.
 */
export function createAgentNames({ context, settings }: AgentNamesOptions): ReadNames {
  return async (identities) => {
    const pace = createPace({ endsAt: performance.now() + 1500, requestMs: 1500 });
    const api = createTwilioApi(readTwilioClient(context), pace);
    const readName = async (identity: string): Promise<[string, string] | undefined> => {
      const url = `${toServiceUrl(settings.serviceSid)}/Users/${encodeURIComponent(identity)}`;
      const user = await api({ doing: 'read a user', url, answer }).catch(() => undefined);
      const name = user?.friendly_name?.trim();
      // An identity, or an e-mail address, is no name for visitors.
      return name && name !== identity && !name.includes('@') ? [identity, name] : undefined;
    };
    const found = await Promise.all(identities.slice(0, maxAgents).map(readName));
    return new Map(found.filter((entry) => entry !== undefined));
  };
}
