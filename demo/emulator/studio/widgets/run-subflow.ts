import { parsePair } from './parse-pair.ts';
import { readPairs } from './read-pairs.ts';
import type { Widget } from './widget.ts';

/** Runs another flow, and goes on when that has ended. */
export const runSubflow: Widget = {
  type: 'run-subflow',
  events: ['completed', 'failed'],
  async run(call) {
    const parameters = Object.fromEntries(
      readPairs(call, 'parameters').map((pair) => [pair.key, parsePair(call, pair)]),
    );
    const { isCompleted, output, problem } = await call.runSubflow({
      flowSid: call.text('flow_sid'),
      revision: call.text('flow_revision') || 'LatestPublished',
      parameters,
    });
    return { event: isCompleted ? 'completed' : 'failed', output, ...(problem && { problem }) };
  },
};
