import { say } from './messages.ts';
import type { Widget } from './widget.ts';

const defaultSeconds = 3600;

/** Says something, and waits for what the customer says to it. */
export const sendAndWaitForReply: Widget = {
  type: 'send-and-wait-for-reply',
  events: ['incomingMessage', 'timeout', 'deliveryFailure'],
  async run(call) {
    const { output, problem } = await say(call);
    if (problem) return { event: 'deliveryFailure', output, problem };
    const seconds = Number(call.text('timeout') || defaultSeconds);
    return {
      waitMs: (seconds > 0 ? seconds : defaultSeconds) * 1000,
      output,
      onReply: (inbound) => ({ event: 'incomingMessage', output: { ...output, inbound } }),
      onTimeout: { event: 'timeout', output },
    };
  },
};
