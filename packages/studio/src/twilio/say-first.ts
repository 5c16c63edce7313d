import { array, nullish, object, string, unknown } from 'valibot';
import type { OpenChat } from '../chat/ports.ts';
import { toConversationUrl } from './addresses.ts';
import type { Finder } from './find-chat.ts';

const messages = object({ messages: array(object({ author: nullish(string()) })) });

/** Says the visitor's first words, and has Twilio tell the flow of them. They are said once, however often it is tried. */
export async function sayFirst(
  { api, settings }: Finder,
  { conversationSid, identity }: OpenChat,
  { body, attributes }: { readonly body: string; readonly attributes?: string },
): Promise<void> {
  const url = `${toConversationUrl(settings.serviceSid, conversationSid)}/Messages`;
  await api({
    doing: 'add the first message',
    method: 'post',
    url,
    form: { Author: identity, Body: body, Attributes: attributes },
    withWebhooks: true,
    answer: unknown(),
    find: async () => {
      const read = { doing: 'read the messages', url: `${url}?PageSize=20`, answer: messages };
      const { messages: said } = await api(read);
      // Nobody else can write as the visitor yet: the token that lets them is not given out.
      return said.find(({ author }) => author === identity);
    },
  });
}
