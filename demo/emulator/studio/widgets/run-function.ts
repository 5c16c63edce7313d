import { callHttp } from './http-call.ts';
import { readPairs } from './read-pairs.ts';
import type { Widget } from './widget.ts';

/** Calls a Function of the account, signed as Twilio signs. */
export const runFunction: Widget = {
  type: 'run-function',
  events: ['success', 'fail'],
  async run(call) {
    const parameters = Object.fromEntries(
      readPairs(call, 'parameters').map(({ key, value }) => [key, value]),
    );
    const url = call.text('url');
    const request = {
      method: 'POST',
      url,
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded;charset=utf-8',
        ...call.ports.signFunctionCall(url, parameters),
      },
      body: new URLSearchParams(parameters).toString(),
    };
    const { output, problem } = await callHttp(call, request, 81_017);
    return { event: problem ? 'fail' : 'success', output, ...(problem && { problem }) };
  },
};
