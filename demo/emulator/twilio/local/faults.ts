/** Thrown to have the connection closed without an answer. */
export class ConnectionDropped extends Error {}

/** Thrown to have a request never answered, on a connection that stays. */
export class AnswerLost extends Error {}
