import { expect, test } from 'vitest';
import { toFailure, type Failure } from './failure.ts';
import { toFailureSentence } from './to-failure-sentence.ts';

const doing = 'Reading the flow';

test.each<[string, unknown, Failure]>([
  [
    'the helper library',
    { status: 400, code: 20001, message: 'Wrong', details: { a: 1 } },
    { kind: 'answer', status: 400, code: '20001', message: 'Wrong', details: { a: 1 } },
  ],
  [
    'the Functions library',
    { name: 'HTTPError', response: { statusCode: 409, body: { code: 20409, message: 'Exists' } } },
    { kind: 'answer', status: 409, code: '20409', message: 'Exists', details: undefined },
  ],
  [
    'an upload',
    { response: { statusCode: 413, body: '{"code":20413,"message":"Too large"}' } },
    { kind: 'answer', status: 413, code: '20413', message: 'Too large', details: undefined },
  ],
  [
    'a gateway that answers HTML',
    { response: { statusCode: 502, body: '<html>' } },
    { kind: 'answer', status: 502, details: undefined },
  ],
  ['a network', { code: 'ECONNREFUSED', message: 'x' }, { kind: 'network', code: 'ECONNREFUSED' }],
  ['a fetch', { cause: { code: 'ENOTFOUND' } }, { kind: 'network', code: 'ENOTFOUND' }],
  ['a timeout of axios', { code: 'ECONNABORTED' }, { kind: 'timeout' }],
  ['a timeout of got', { name: 'TimeoutError', code: 'ETIMEDOUT' }, { kind: 'timeout' }],
  ['a mistake of ours', new Error('Oh'), { kind: 'other', message: 'Oh' }],
  ['nothing', undefined, { kind: 'other' }],
])('reads what %s has thrown', (_, error, failure) => {
  expect(toFailure(error)).toEqual(failure);
});

test.each<[Partial<Failure>, RegExp]>([
  [{ status: 401 }, /refuses ACCOUNT_SID and AUTH_TOKEN \(401\)\. Copy both/u],
  [
    { status: 403, code: '20403', message: 'No' },
    /\(403, error 20403\): No\. Look at the account/u,
  ],
  [{ status: 404 }, /does not have it \(404\)\. Correct X\./u],
  [{ status: 429 }, /asked too much .* Wait a minute/u],
  [{ status: 503 }, /problem of its own \(503\)\. Look at https:\/\/status\.twilio\.com/u],
  [{ status: 400, message: 'Wrong.' }, /refuses it \(400\): Wrong\. Correct it/u],
  [{ kind: 'timeout' }, /did not answer in time\. Run it again/u],
  [
    { kind: 'network', code: 'ENOTFOUND' },
    /could not be reached \(ENOTFOUND\)\. Look at your network/u,
  ],
  [{ kind: 'other' }, /no reason was given\./u],
])('says of %o what happened, and what to do', (failure, sentence) => {
  const text = toFailureSentence(
    { kind: 'answer', ...failure },
    { doing, ifMissing: 'Correct X.' },
  );
  expect(text).toMatch(/^Reading the flow failed: /u);
  expect(text).toMatch(sentence);
});
