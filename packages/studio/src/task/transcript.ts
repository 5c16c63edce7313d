/** One message of a chat between a visitor and the bot. */
export interface TranscriptLine {
  readonly who: 'Visitor' | 'Bot';
  readonly text: string;
}

/** Reads the last messages of a conversation, oldest first. Rejects when that fails. */
export type ReadTranscript = (chat: {
  readonly conversationSid: string;
  /** The author of the visitor's messages. */
  readonly visitor: string;
}) => Promise<readonly TranscriptLine[]>;
