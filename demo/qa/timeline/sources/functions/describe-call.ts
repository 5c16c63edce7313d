import { toCount } from '../../words/plural.ts';
import { toText, type JsonRecord } from '../../words/read-record.ts';

interface Called {
  readonly body: JsonRecord;
  readonly answer: JsonRecord;
  readonly isGood: boolean;
}

interface Words {
  readonly title: string;
  readonly detail?: string | undefined;
}

const describers: Readonly<Record<string, (called: Called) => Words>> = {
  'start-chat': ({ answer }) => ({
    title: 'Chat started',
    detail: answer['verified'] === true ? 'identity verified' : 'identity not verified',
  }),
  'refresh-token': () => ({ title: 'Token renewed' }),
  'resume-chat': () => ({ title: 'Chat resumed' }),
  'identify-visitor': ({ answer }) => ({
    title: 'Visitor identified in the chat',
    detail: answer['verified'] === true ? 'identity verified' : 'identity only claimed',
  }),
  'end-chat': () => ({ title: 'Chat ended by the visitor' }),
  'rate-chat': ({ body }) => ({ title: 'Chat rated', detail: toRating(body) }),
  transcript: () => ({ title: 'Transcript asked for' }),
  'find-profile': ({ answer }) => ({
    title: 'Profile looked up',
    detail: [toDocs(answer), toText(answer['explanation'])].filter(Boolean).join(' · '),
  }),
  answer: ({ answer }) => ({
    title: answer['handoff'] === true ? 'The bot asks for a person' : 'The bot found an answer',
    detail: toText(answer['handoff_reason']),
  }),
  'prepare-task': () => ({ title: 'Task prepared for the agent' }),
};

const refused: Readonly<Record<string, string>> = {
  'start-chat': 'Chat not started',
  'refresh-token': 'Token not renewed',
  'resume-chat': 'Chat not resumed',
  'identify-visitor': 'Visitor not identified',
  'end-chat': 'Chat not ended',
  'rate-chat': 'Chat not rated',
  transcript: 'No transcript given',
  'find-profile': 'Profile not looked up',
  answer: 'The bot gave no answer',
  'prepare-task': 'Task not prepared',
};

/** What a Function was called for, and what came of it. */
export function describeCall(name: string, called: Called): Words {
  if (!called.isGood) return { title: refused[name] ?? `Function ${name} failed` };
  return describers[name]?.(called) ?? { title: `Function ${name} called` };
}

function toDocs({ docs_last_2_days: count, source }: JsonRecord): string | undefined {
  if (typeof count !== 'number') return undefined;
  const from = toText(source);
  return `${toCount(count, 'doc')} read${from && from !== 'none' ? ` (from ${from})` : ''}`;
}

function toRating({ score }: JsonRecord): string | undefined {
  return typeof score === 'number' ? `${score} of 5` : undefined;
}
