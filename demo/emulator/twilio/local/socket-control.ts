/** A client's connection, as QA sees it. */
export interface ConnectionInfo {
  id: string;
  /** `null` until the client has said who it is. */
  identity: string | null;
  /** The SIDs of the conversations whose events it has asked for. */
  conversationSids: readonly string[];
  /** ISO 8601 */
  since: string;
  /** ISO 8601 */
  tokenExpiresAt: string | null;
}

/** Which connections: those of one identity, or all. */
export interface ConnectionFilter {
  identity?: string;
}

/** The codes with which Twilsock says goodbye: moved, token expired, not authorized, cannot parse, bad reply. */
export const closeCodes = [308, 410, 401, 406, 417] as const;
export type CloseCode = (typeof closeCodes)[number];

/** What QA can do to the sockets of clients; each tells how many connections it met. */
export interface SocketControl {
  list(): readonly ConnectionInfo[];
  /** Cuts connections without a goodbye, as a network does. */
  drop(filter: ConnectionFilter): number;
  /** Says goodbye first, as a server does; the client may be told how long to stay away. */
  close(filter: ConnectionFilter, code: CloseCode, options: { reconnectMinMs?: number }): number;
  /** Neither answers nor sends anything more, on connections that stay; off, what comes next is answered again. */
  blackhole(filter: ConnectionFilter, isOn: boolean): number;
  /** Lets the tokens of connections end now. */
  expireTokens(filter: ConnectionFilter): number;
  /** Tells clients that their token is about to expire. */
  warnOfExpiry(filter: ConnectionFilter): number;
  /** Tells the others in a conversation that somebody types. */
  typing(conversationSid: string, identity: string): void;
}
