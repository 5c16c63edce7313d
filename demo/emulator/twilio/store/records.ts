/** What the local Twilio keeps. Records are never changed, only replaced. Times are ms since 1970. */
export interface Records {
  conversations: Conversation;
  participants: Participant;
  messages: Message;
  users: User;
  roles: Role;
  scopedWebhooks: ScopedWebhook;
  addresses: AddressConfiguration;
  media: Media;
  tasks: Task;
  interactions: Interaction;
  smsMessages: SmsMessage;
}

export type Table = keyof Records;

interface Dated {
  dateCreated: number;
  dateUpdated: number;
}

export type ConversationState = 'active' | 'inactive' | 'closed';

export interface Conversation extends Dated {
  sid: string;
  friendlyName: string | null;
  uniqueName: string | null;
  /** JSON */
  attributes: string;
  /** An identity, or `system` for a server. */
  createdBy: string;
  state: ConversationState;
  stateUpdatedAt: number;
  messagingServiceSid: string | null;
  /** After so many ms without a message it turns inactive, or closed. */
  timers: { inactiveMs: number | null; closedMs: number | null };
  /** When the timers began: the last message, or the last change of the state. */
  timersFrom: number;
  /** The index that the next message gets; those of removed messages are not used again. */
  nextIndex: number;
  messagesCount: number;
  lastMessage: { index: number; dateCreated: number } | null;
}

/** Where somebody outside of chat is reached. */
export interface MessagingBinding {
  type: 'sms' | 'whatsapp';
  address: string;
  proxyAddress: string;
}

export interface Participant extends Dated {
  sid: string;
  conversationSid: string;
  /** A chat user; `null` for somebody reached by {@link MessagingBinding}. */
  identity: string | null;
  messagingBinding: MessagingBinding | null;
  roleSid: string;
  /** JSON */
  attributes: string;
  lastReadMessageIndex: number | null;
  lastReadAt: number | null;
  notificationLevel: 'default' | 'muted';
}

export interface MessageMedia {
  sid: string;
  category: 'media' | 'body' | 'history';
  contentType: string;
  filename: string | null;
  size: number;
}

export interface Message extends Dated {
  sid: string;
  conversationSid: string;
  index: number;
  author: string;
  participantSid: string | null;
  body: string | null;
  subject: string | null;
  contentSid: string | null;
  /** JSON */
  attributes: string;
  media: readonly MessageMedia[] | null;
  lastUpdatedBy: string | null;
  /** How many of the participants outside of chat it was sent to; `null` when there are none. */
  delivery: { total: number; delivered: number; failed: number } | null;
}

export interface User extends Dated {
  sid: string;
  identity: string;
  friendlyName: string | null;
  /** JSON */
  attributes: string;
  roleSid: string;
}

export interface Role extends Dated {
  sid: string;
  friendlyName: string;
  type: 'conversation' | 'service';
  permissions: readonly string[];
}

/** A webhook, or a Studio flow, that is told of one conversation. */
export interface ScopedWebhook extends Dated {
  sid: string;
  conversationSid: string;
  target: 'webhook' | 'studio' | 'trigger';
  url: string | null;
  method: 'GET' | 'POST';
  /** Event names such as `onMessageAdded`. */
  filters: readonly string[];
  triggers: readonly string[];
  flowSid: string | null;
  replayAfter: number | null;
}

/** Says what happens when somebody writes to an address for the first time (Conversations > Addresses). */
export interface AddressConfiguration extends Dated {
  sid: string;
  type: 'sms' | 'whatsapp' | 'chat';
  /** A phone number, or for `chat` any name. */
  address: string;
  friendlyName: string | null;
  autoCreation: {
    enabled: boolean;
    type: 'studio' | 'webhook' | 'default';
    studioFlowSid: string | null;
    webhookUrl: string | null;
    webhookMethod: 'GET' | 'POST';
    webhookFilters: readonly string[];
  };
}

/** A file; its bytes are kept apart from its record. */
export interface Media extends Dated {
  sid: string;
  author: string | null;
  conversationSid: string | null;
  messageSid: string | null;
  category: 'media' | 'body' | 'history';
  contentType: string;
  filename: string | null;
  size: number;
  isMultipartUpstream: boolean;
}

export type TaskStatus =
  'pending' | 'reserved' | 'assigned' | 'wrapping' | 'completed' | 'canceled';

export interface Task extends Dated {
  sid: string;
  /** JSON */
  attributes: string;
  assignmentStatus: TaskStatus;
  assignmentStatusUpdatedAt: number;
  /** Why it was completed or canceled. */
  reason: string | null;
  priority: number;
  /** s */
  timeout: number;
  workflowSid: string;
  taskChannelUniqueName: string;
  /** Who has it: a worker of the configuration. */
  workerSid: string | null;
  reservationSid: string | null;
  interactionSid: string | null;
}

/** Flex Interactions: what ties a conversation to its task. */
export interface Interaction extends Dated {
  sid: string;
  channelSid: string;
  channelType: string;
  channelStatus: 'setup' | 'active' | 'inactive' | 'closed' | 'failed';
  conversationSid: string | null;
  taskSid: string | null;
  initiatedBy: string;
  /** The JSON that the caller gave, as text. */
  routing: string | null;
}

export interface SmsMessage extends Dated {
  sid: string;
  direction: 'inbound' | 'outbound-api' | 'outbound-reply';
  from: string;
  to: string;
  body: string;
  status: 'received' | 'queued' | 'sent' | 'delivered' | 'undelivered' | 'failed';
  messagingServiceSid: string | null;
  errorCode: number | null;
}
