import { Hono } from 'hono';
import type { Services } from '../../services.ts';
import { toSid } from '../../sids.ts';
import type { Message, Participant } from '../../store/records.ts';
import { toIsoSeconds } from '../../times.ts';
import { answerPage } from '../paging.ts';
import type { RestEnv } from '../rest-app.ts';
import { messageOf } from './lookup.ts';
import { notFound, pathPart, scopeOf, type Call, type Scope } from './scope.ts';

const all = '/Conversations/:conversation/Messages/:message/Receipts';

/** `/Conversations/{CH}/Messages/{IM}/Receipts`: one of each participant outside of chat. */
export function createReceiptResource({ store, config }: Services): Hono<RestEnv> {
  const app = new Hono<RestEnv>();
  const receiptsOf = (c: Call, message: Message) => {
    if (!message.delivery) return [];
    const receivers = store
      .participantsOf(message.conversationSid)
      .filter(({ sid, messagingBinding }) => messagingBinding && sid !== message.participantSid);
    const scope = scopeOf(c, config);
    return receivers.map((receiver, index) => toReceiptBody(message, receiver, { index, scope }));
  };

  app.get(all, (c) => {
    const message = messageOf(c, store);
    return answerPage(c, {
      key: 'delivery_receipts',
      url: urlOf(message, scopeOf(c, config)),
      items: receiptsOf(c, message),
      toBody: (body) => body,
    });
  });
  app.get(`${all}/:receipt`, (c) => {
    const sid = pathPart(c, 'receipt');
    const receipt = receiptsOf(c, messageOf(c, store)).find((one) => one.sid === sid);
    if (!receipt) throw notFound(c);
    return c.json(receipt);
  });
  return app;
}

function urlOf({ conversationSid, sid }: Message, { url }: Scope): string {
  return `${url}/Conversations/${conversationSid}/Messages/${sid}/Receipts`;
}

/** Only how many got a message is kept, not who: the first of them are said to have. */
function toReceiptBody(
  message: Message,
  receiver: Participant,
  { index, scope }: { index: number; scope: Scope },
) {
  const { delivered = 0, failed = 0 } = message.delivery ?? {};
  const status = index < delivered ? 'delivered' : index < delivered + failed ? 'failed' : 'sent';
  const channelMessageSid = toSid('SM', `${message.sid} ${receiver.sid}`);
  const sid = `DY${channelMessageSid.slice(2)}`;
  return {
    ...scope.owner,
    conversation_sid: message.conversationSid,
    message_sid: message.sid,
    sid,
    channel_message_sid: channelMessageSid,
    participant_sid: receiver.sid,
    status,
    error_code: 0,
    date_created: toIsoSeconds(message.dateCreated),
    date_updated: toIsoSeconds(message.dateUpdated),
    url: `${urlOf(message, scope)}/${sid}`,
  };
}
