/** Where the Conversations trigger keeps what `trigger.message` had: by the key there, the key at `trigger.conversation`. */
export const twins: ReadonlyMap<string, string> = new Map([
  ['AccountSid', 'AccountSid'],
  ['Attributes', 'Attributes'],
  ['Body', 'Body'],
  ['ChannelAttributes', 'ChannelAttributes'],
  ['ChannelSid', 'ConversationSid'],
  ['DateCreated', 'DateCreated'],
  ['EventType', 'EventType'],
  ['From', 'From'],
  ['Index', 'Index'],
  ['InstanceSid', 'InstanceSid'],
  ['MessageSid', 'MessageSid'],
  ['MessagingServiceSid', 'MessagingServiceSid'],
  ['Source', 'Source'],
]);
