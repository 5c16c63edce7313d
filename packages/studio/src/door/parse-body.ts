import { safeParse, type BaseIssue, type GenericSchema, type InferOutput } from 'valibot';
import { ApiError } from './api-error.ts';
import { assertPlain } from './assert-plain.ts';

/**
 * Reads the body of a request by a schema made of strict objects. Throws `wrong-request`, which names the place and what
 * is wanted there, and nothing that the caller has sent.
 *
 * @example
 * const { token } = parseBody(strictObject({ token: pipe(string(), maxLength(4096)) }), body);
 */
export function parseBody<Schema extends GenericSchema>(
  schema: Schema,
  body: unknown,
): InferOutput<Schema> {
  assertPlain(body);
  const result = safeParse(schema, body, { abortEarly: true });
  if (!result.success) {
    throw new ApiError('wrong-request', { detail: toDetail(result.issues[0]) });
  }
  return result.output;
}

function toDetail(issue: BaseIssue<unknown>): string {
  const keys = (issue.path ?? []).map(({ key }) => key);
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    return `There is an unknown key in ${toPlace(keys.slice(0, -1))}.`;
  }
  if (issue.received === 'undefined') return `There is no ${toPlace(keys)}.`;
  return `What ${toPlace(keys)} holds is not as wanted: ${toWanted(issue)}.`;
}

function toPlace(keys: readonly unknown[]): string {
  return keys.length > 0 ? `"${keys.join('.')}"` : 'the body';
}

function toWanted({ type, expected, requirement }: BaseIssue<unknown>): string {
  switch (type) {
    case 'max_length':
      return `at most ${String(requirement)} long`;
    case 'min_length':
      return `at least ${String(requirement)} long`;
    default:
      return expected ?? 'see the reference of this Function';
  }
}
