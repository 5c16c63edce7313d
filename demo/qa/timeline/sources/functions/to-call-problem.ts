import type { AnsweredCall } from '../../../../emulator/functions/call-function.ts';
import { toRecord, toText } from '../../words/read-record.ts';

/** Why a call was refused or failed, and what to do about it; `undefined` when it was not. */
export function toCallProblem({ status, answer, path }: AnsweredCall): string | undefined {
  if (status < 400) return undefined;
  const body = toRecord(answer);
  const error = toRecord(body['error']);
  const why =
    toText(error['message']) ??
    toText(body['message']) ??
    toText(body['detail']) ??
    toText(body['error']) ??
    toText(body['problem']) ??
    toText(answer) ??
    `It answered ${status}`;
  return `${why.replace(/\.$/, '')}. ${toAdvice(status, path)}`;
}

function toAdvice(status: number, path: string): string {
  if (status === 403) return 'Check ALLOWED_ORIGINS, and that the caller signs what it sends.';
  if (status === 429) return 'Wait, then try again.';
  if (status === 504) return `${path} took longer than Twilio allows; see what it waits for.`;
  if (status >= 500) return 'See the log of the Function in the terminal.';
  return 'See what was sent in the payload.';
}
