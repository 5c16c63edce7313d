import { addMessage } from '../../twilio/conversations/messages.ts';
import { findConversation } from '../../twilio/conversations/conversations.ts';
import { createConversationWith } from '../../twilio/conversations/participants.ts';
import { toLocalUri } from '../../twilio/http-client.ts';
import { sendToFlex } from '../../twilio/flex/interactions.ts';
import { sendSms } from '../../twilio/messaging/send-sms.ts';
import { byServer, type Services } from '../../twilio/services.ts';
import { signRequest } from '../../twilio/webhooks/signature.ts';
import type { Channel, FlexRequest, OutgoingMessage, StudioPorts } from '../engine/ports.ts';

interface TwilioPortsOptions {
  /** Where hosts of the cloud are here: `https://profiles.segment.com` → the origin of a local Segment. */
  hosts?: Readonly<Record<string, string>>;
}

/** Lets flows talk and hand over at a local Twilio. */
export function createTwilioPorts(
  services: Services,
  { hosts = {} }: TwilioPortsOptions = {},
): StudioPorts {
  const { config, store } = services;
  const { sid: accountSid, authToken } = config.account;

  async function say({ channel, from, body, attributes }: OutgoingMessage) {
    if (channel.sid === null) {
      const { address: to, ownAddress } = channel;
      const sms = { from: ownAddress, to, body, messagingServiceSid: null };
      const { sid } = sendSms(services, sms, byServer);
      return { Sid: sid, From: ownAddress, To: to, Body: body, Status: 'queued' };
    }
    const conversation = findConversation(store, channel.sid);
    const author = from || config.account.sid;
    const input = { author, body, ...(attributes !== null && { attributes }) };
    // Without webhooks: a flow does not hear itself.
    const { sid, index } = addMessage(services, conversation, input, byServer);
    return { Sid: sid, From: author, Body: body, ChannelSid: channel.sid, Index: String(index) };
  }

  async function enqueue(request: FlexRequest) {
    const { channel, attributes, workflowSid, taskChannelSid, priority, timeout } = request;
    assertFlexIsUp(services);
    const conversationSid = channel.sid ?? createForSms(services, channel);
    const task = sendToFlex(services, {
      conversationSid,
      attributes,
      ...(workflowSid && { workflowSid }),
      ...(taskChannelSid && { taskChannelUniqueName: taskChannelSid }),
      ...(priority !== null && { priority }),
      ...(timeout !== null && { timeout }),
    });
    return { taskSid: task.sid };
  }

  return {
    fetch: (url, init) => fetch(toLocal(url, hosts, services.origin()), init),
    sendMessage: say,
    sendToFlex: enqueue,
    signFunctionCall: (url, parameters) => ({
      'X-Twilio-Signature': signRequest(authToken, url, parameters),
      'User-Agent': 'TwilioProxy/1.1',
    }),
    credentials: { accountSid, authToken },
  };
}

/** In the cloud Studio asks Flex for an interaction: what such a request would meet, this one meets. */
function assertFlexIsUp({ faults }: Services): void {
  const fault = faults.meet({ method: 'POST', path: '/flex-api/v1/Interactions' });
  if (fault?.status !== undefined) throw new Error(`Flex answered with status ${fault.status}`);
}

/** Flex needs a conversation: the one that an SMS without any gets now. */
function createForSms(services: Services, { address, ownAddress }: Channel): string {
  const messagingBinding = { type: 'sms' as const, address, proxyAddress: ownAddress };
  const conversation = createConversationWith(
    services,
    { attributes: JSON.stringify({ from: address }) },
    [{ messagingBinding }],
    byServer,
  );
  return conversation.sid;
}

function toLocal(url: string, hosts: Readonly<Record<string, string>>, twilio: string): string {
  const { protocol, host } = new URL(url);
  const origin = hosts[`${protocol}//${host}`];
  if (origin !== undefined) return origin + url.slice(protocol.length + 2 + host.length);
  return toLocalUri(url, twilio);
}
