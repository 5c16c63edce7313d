import type { Surroundings } from '../chat/ports.ts';
import { ApiError } from '../door/api-error.ts';
import { toTaskAttributes } from './task-attributes.ts';
import type { TaskRequest } from './task-request.ts';
import type { ReadTranscript, TranscriptLine } from './transcript.ts';

/** What the flow is told: every key every time, because Studio keeps what an earlier answer of a widget said. */
export interface TaskAnswer {
  /** JSON text of at most 1,024 characters, for `send-to-flex`. */
  readonly task_attributes: string;
  readonly docs_told: number;
  readonly lines_told: number;
}

interface TaskTools {
  readonly readTranscript: ReadTranscript;
  readonly surroundings: Pick<Surroundings, 'log'>;
}

/**
 * Prepares the task of a chat for the agent. Where the bot has spoken, it reads what was said; when that fails, the task
 * goes without it.
 *
 * @example
 * const { task_attributes } = await prepareTask(parseTaskRequest(body), tools);
 */
export async function prepareTask(task: TaskRequest, tools: TaskTools): Promise<TaskAnswer> {
  const transcript = await readTranscript(task, tools);
  const { text, docsTold, linesTold } = toTaskAttributes(task, transcript);
  return { task_attributes: text, docs_told: docsTold, lines_told: linesTold };
}

async function readTranscript(
  { conversationSid, address, hasBotSpoken }: TaskRequest,
  { readTranscript: read, surroundings }: TaskTools,
): Promise<readonly TranscriptLine[]> {
  if (!conversationSid || !hasBotSpoken) return [];
  try {
    return await read({ conversationSid, visitor: address });
  } catch (error) {
    const why = error instanceof ApiError && error.logged ? ` ${error.logged}` : '';
    surroundings.log(`The task goes without its transcript.${why}`);
    return [];
  }
}
