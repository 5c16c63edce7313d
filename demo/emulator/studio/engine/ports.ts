/** Where a flow talks: a conversation, or a phone by SMS. */
export interface Channel {
  kind: 'conversation' | 'sms' | 'chat' | 'none';
  /** The SID of the conversation or chat channel. */
  sid: string | null;
  /** The customer: an identity or a phone number. */
  address: string;
  /** Our own number, or the name of the bot. */
  ownAddress: string;
}

export interface OutgoingMessage {
  channel: Channel;
  /** The author that the flow gives; empty for our own address. */
  from: string;
  body: string;
  /** JSON */
  attributes: string | null;
}

export interface FlexRequest {
  channel: Channel;
  /** The task's attributes. */
  attributes: Record<string, unknown>;
  workflowSid: string;
  taskChannelSid: string;
  priority: number | null;
  /** s */
  timeout: number | null;
}

/** The world outside of a flow. */
export interface StudioPorts {
  /** HTTP of `make-http-request` and `run-function`. */
  fetch(url: string, init?: RequestInit): Promise<Response>;
  /** Says something to the customer; returns what Studio keeps of it as `outbound`. Throws when it cannot be sent. */
  sendMessage(message: OutgoingMessage): Promise<Record<string, unknown>>;
  /** Creates a task for a person. Throws when it cannot be created. */
  sendToFlex(request: FlexRequest): Promise<{ taskSid: string }>;
  /** What goes with calls to Functions of our own account. */
  signFunctionCall(url: string, parameters: Record<string, string>): Record<string, string>;
  /** Account SID and token, for requests that authenticate with Twilio. */
  credentials: { accountSid: string; authToken: string };
}
