import type { VisitorStore } from '@docent/identity';
import type { Connection, ConnectionEvents } from '../connection/connection.ts';
import type { CreateDelivery } from '../delivery/delivery.ts';
import type { Outbox } from '../delivery/outbox.ts';
import type { FormField } from '../form/parse-form-fields.ts';
import type { ChatAccess, FunctionsApi } from '../session/functions-api.ts';
import type { Session } from '../session/session.ts';
import type { JoinTabGroup } from '../tabs/tab-group.ts';
import type { AfterChat } from './after-chat.ts';
import type { Emit } from './announce.ts';
import type { PageFacts } from './build-start-request.ts';
import type { Leader, LeaderContext } from './leader.ts';
import type { TrackerLink } from './tracker-link.ts';

/** Connects a chat. */
export type Connect = (options: {
  readonly access: ChatAccess;
  readonly events: ConnectionEvents;
  readonly newestIndex: () => number;
}) => Connection;

/** Makes the leader of a group of tabs. */
export type LeadChat = (context: LeaderContext) => Leader;

/** Where the session is kept between pages. */
export interface SessionStore {
  readonly read: () => Promise<Session | undefined>;
  readonly write: (session: Session) => void;
  readonly erase: () => void;
  /** Leaves a mark for the next page: a start is under way. */
  readonly markStarting: (isPanelOpen: boolean) => void;
  /** The page before left one, with its panel open. */
  readonly wasStarting: () => boolean;
}

/** Identity tokens, as the page's callback gives them. */
export interface IdentityTokens {
  /** A new one: each opens one chat. */
  readonly fresh: () => Promise<string | undefined>;
}

/** What only the leading tab works with, and only once there is a chat. */
export interface LeaderParts {
  readonly api: FunctionsApi;
  readonly connect: Connect;
  readonly deliver: CreateDelivery;
  readonly identity: IdentityTokens;
  readonly readPage: () => PageFacts;
  /** Whether nobody is there to answer now, by the hours of the team. */
  readonly isClosed: () => Promise<boolean>;
  /** Loads the SDK: it will be needed in a moment. */
  readonly preloadTransport: () => void;
}

/** Everything outside that the engine works with, so that a test can put something else in its place. */
export interface EngineParts {
  readonly outbox: Outbox;
  readonly joinTabs: JoinTabGroup;
  /** A chunk of its own: whoever only looks at the panel does not load it. */
  readonly loadLeader: () => Promise<LeadChat>;
  /** A chunk of its own, for who rates a chat or keeps it. */
  readonly loadAfterChat: () => Promise<AfterChat>;
  /** Lets a message be heard, where the visitor wants that and has not seen it in a moment. */
  readonly ring: (isSeen: () => boolean) => void;
  readonly sessions: SessionStore;
  readonly visitors: VisitorStore;
  readonly tracker: TrackerLink;
  readonly fields: readonly FormField[];
  readonly country: string | undefined;
  readonly now: () => number;
  readonly newId: () => string;
  readonly emit: Emit;
}
