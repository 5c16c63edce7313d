import { unknown } from 'valibot';
import { toServiceUrl } from './addresses.ts';
import type { Opening, WayTools } from './chat-way.ts';
import { TwilioFailure } from './twilio-failure.ts';

// A name is shown to agents, who find it in the attributes too: not worth a visitor's time.
const tries = 2;

/** Gives the visitor's user the name that people see. Never throws: a chat goes on without it. */
export async function nameUser(
  { api, settings, log }: WayTools,
  { identity, name }: Pick<Opening, 'identity' | 'name'>,
): Promise<void> {
  if (!name) return;
  try {
    await api({
      doing: "write the visitor's name",
      method: 'post',
      url: `${toServiceUrl(settings.serviceSid)}/Users/${encodeURIComponent(identity)}`,
      form: { FriendlyName: name },
      answer: unknown(),
      tries,
    });
  } catch (error) {
    if (!(error instanceof TwilioFailure)) throw error;
    log(`${error.logged ?? error.message} The chat goes on; its agent sees a pseudonym.`);
  }
}
