/** What the servers of the lab hold of one run: everything that came since it began. */
export interface Snapshot {
  readonly chats: readonly HeldChat[];
  readonly tasks: readonly HeldTask[];
  readonly executions: readonly HeldExecution[];
  /** What Segment received, in order. */
  readonly segment: readonly HeldMessage[];
  readonly sms: readonly HeldSms[];
  /** Who has a socket open: an identity for each socket. */
  readonly connections: readonly string[];
}

/** A conversation, as Twilio holds it. */
export interface HeldChat {
  readonly sid: string;
  readonly state: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Identities, or the phones of those who write SMS. */
  readonly participants: readonly string[];
  /** What our Functions call the visitor; none where somebody writes SMS. */
  readonly visitor?: string;
  readonly messages: readonly Said[];
}

/** A message of a conversation. */
export interface Said {
  readonly index: number;
  readonly author: string;
  readonly by: 'visitor' | 'bot' | 'agent';
  readonly body: string;
  /** Pages that the bot offers. */
  readonly links: readonly { readonly title: string; readonly url: string }[];
}

/** A task, as Flex holds it. */
export interface HeldTask {
  readonly sid: string;
  readonly status: string;
  readonly conversationSid: string;
  /** What the agent is told. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** An execution of a Studio flow; secrets are masked. */
export interface HeldExecution {
  readonly sid: string;
  readonly flowSid: string;
  /** Whose: an identity, or a phone. */
  readonly contact: string;
  readonly steps: readonly HeldStep[];
}

export interface HeldStep {
  readonly name: string;
  readonly event: string | null;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly output: Readonly<Record<string, unknown>>;
  /** What it asked by HTTP, and with which status it was answered. */
  readonly url?: string;
  readonly status?: number;
}

/** A message that Segment has received. */
export interface HeldMessage {
  readonly type: string;
  readonly outcome: string;
  readonly anonymousId?: string;
  /** The external ID of the type `phone`. */
  readonly phone?: string;
  /** Of a page. */
  readonly title?: string;
  readonly path?: string;
}

export interface HeldSms {
  readonly from: string;
  readonly to: string;
  readonly body: string;
}
