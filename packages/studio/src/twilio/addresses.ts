/** Where in Twilio's API a Conversations service begins. */
export function toServiceUrl(serviceSid: string): string {
  return `https://conversations.twilio.com/v1/Services/${serviceSid}`;
}

/** Where a conversation is, by its SID or its unique name. */
export function toConversationUrl(serviceSid: string, sidOrName: string): string {
  return `${toServiceUrl(serviceSid)}/Conversations/${encodeURIComponent(sidOrName)}`;
}

/** Where Flex begins. */
export const flexUrl = 'https://flex-api.twilio.com';

/** Where TaskRouter begins. */
export const taskRouterUrl = 'https://taskrouter.twilio.com/v1';
