import { Hono } from 'hono';
import type { Services } from '../../services.ts';
import { toIsoSeconds } from '../../times.ts';
import { answerPage } from '../paging.ts';
import type { RestEnv } from '../rest-app.ts';

const all = 'https://conversations.twilio.com/v1/Services';

/** `/Services`: the one that the account has. */
export function createServiceResource({ config, clock }: Services): Hono<RestEnv> {
  const app = new Hono<RestEnv>();
  const { serviceSid: sid } = config.conversations;
  const url = `${all}/${sid}`;
  const since = toIsoSeconds(clock.now());
  /** @see https://www.twilio.com/docs/conversations/api/service-resource */
  const body = {
    account_sid: config.account.sid,
    sid,
    friendly_name: 'Flex Chat Service',
    date_created: since,
    date_updated: since,
    url,
    links: {
      conversations: `${url}/Conversations`,
      users: `${url}/Users`,
      roles: `${url}/Roles`,
      bindings: `${url}/Bindings`,
      configuration: `${url}/Configuration`,
      participant_conversations: `${url}/ParticipantConversations`,
      conversation_with_participants: `${url}/ConversationWithParticipants`,
    },
  };
  app.get('/Services', (c) =>
    answerPage(c, { key: 'services', url: all, items: [body], toBody: (one) => one }),
  );
  app.get('/Services/:service', (c) => c.json(body));
  return app;
}
