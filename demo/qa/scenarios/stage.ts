import type { Act } from './stage-api/act.ts';
import type { Snapshot } from './stage-api/snapshot.ts';
import type { FlowName, Variant } from './variant.ts';

/** What a scenario is played with: visitors in real pages, agents, phones, and what the servers hold. */
export interface Stage {
  /** A phone that nobody has used before. */
  readonly phone: string;
  /** Another one. */
  readonly otherPhone: string;
  readonly smsNumber: string;
  /** SIDs of the flows. */
  readonly flows: Readonly<Record<FlowName, string>>;
  /** Somebody comes whose browser has never been here; whoever was there has gone. */
  newVisitor(variant?: Partial<Variant>): Promise<Visitor>;
  /** Waits for the task of a chat, and accepts it: as Maya by default. */
  agentAccepts(chatSid: string, worker?: string): Promise<Agent>;
  /** What only this machine can do: the cloud on a bad day, time, a customer's server. */
  act(act: Act): Promise<unknown>;
  /** What the servers hold of this run now. */
  read(): Promise<Snapshot>;
  /** Waits until something is there, and gives it; `what` is what was waited for, in words. */
  until<T>(what: string, find: (held: Snapshot) => T | undefined | false): Promise<T>;
  /** Says what is done now. */
  step(sentence: string): void;
}

/** Somebody in a browser: each of their tabs is a page of the docs site, with its tracker and chat. */
export interface Visitor extends Tab {
  /** Opens another tab of the same browser. */
  newTab(path: string): Promise<Tab>;
  /** Everything that this browser has stored, as text, by name. */
  stored(): Promise<Readonly<Record<string, string>>>;
}

/** One tab. */
export interface Tab {
  /** Opens a page, by a link where there is one. */
  opens(path: string): Promise<void>;
  /** Opens a doc, and waits until Segment knows that it was read. */
  reads(path: string): Promise<void>;
  reloads(): Promise<void>;
  /** Gives a phone to the form of the site, and waits until Segment has it. */
  givesPhone(phone: string): Promise<void>;
  /** Answers the site's question for consent. */
  consents(isGranted: boolean): Promise<void>;
  /** Signs in at the site, whose server vouches for the phone. */
  signsIn(person: { readonly phone: string; readonly name: string }): Promise<void>;
  opensChat(): Promise<void>;
  /** Fills in the form before the chat, and starts it. */
  fillsForm(answers: {
    readonly phone?: string;
    readonly name?: string;
    readonly question: string;
  }): Promise<void>;
  /** Would rather not give a phone. */
  skipsForm(): Promise<void>;
  writes(text: string): Promise<void>;
  /** Waits for a message with these words in it. */
  sees(words: string): Promise<void>;
  /** Loses the network: `navigator.onLine`, requests, and the socket. */
  goesOffline(): Promise<void>;
  comesBack(): void;
  /** Whether the browser says that it is online. */
  isOnline(): boolean;
  /** The line above the composer. */
  statusLine(): string;
  /** The messages of the chat, as they are drawn; without the greeting. */
  shown(): readonly ShownMessage[];
  /** Everything that can be read in the chat. */
  chatText(): string;
}

export interface ShownMessage {
  readonly author: string;
  readonly text: string;
  readonly links: readonly string[];
}

/** An agent in a chat. */
export interface Agent {
  readonly task: { readonly sid: string; readonly attributes: Readonly<Record<string, unknown>> };
  says(body: string): Promise<void>;
}
