import {
  array,
  nullish,
  object,
  picklist,
  pipe,
  string,
  transform,
  type InferOutput,
} from 'valibot';

/** What we read of a conversation. */
export const conversationAnswer = object({
  sid: string(),
  state: picklist(['active', 'inactive', 'closed', 'initializing']),
  attributes: pipe(
    nullish(string(), '{}'),
    transform((text) => text || '{}'),
  ),
  unique_name: nullish(string()),
  date_created: string(),
});

export type ConversationAnswer = InferOutput<typeof conversationAnswer>;

const participant = object({ identity: nullish(string()), attributes: nullish(string(), '{}') });

/** What we read of those who take part. */
export const participantsAnswer = object({ participants: array(participant) });
