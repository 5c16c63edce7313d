import { isRecord } from '@docent/identity';
import { parseDocs } from '../profile/parse-docs.ts';
import { readField } from '../profile/read-field.ts';
import type { BotRequest } from './answer.ts';
import { withoutPage } from './text/without-page.ts';

const maxLength = 32_768;

/**
 * Reads what the flow asks the bot. Nothing of it can be wrong: what a visitor writes is left out where it is unreadable,
 * and a count that is none begins at zero.
 *
 * @example
 * parseBotRequest({ question: 'How do I retry a job?', turn: '1', poor_answers: '0', docs: '[]' });
 */
export function parseBotRequest(body: unknown): BotRequest {
  const fields = isRecord(body) ? body : {};
  const read = (name: string): string => readField(fields, { name, maxLength });
  return {
    question: withoutPage(read('question')),
    turn: Number(read('turn')) || 0,
    poorAnswers: Number(read('poor_answers')) || 0,
    readUrls: parseDocs(read('docs')).map(({ url }) => url),
  };
}
