import { say } from './messages.ts';
import type { Widget } from './widget.ts';

/** Says something to the customer. */
export const sendMessage: Widget = {
  type: 'send-message',
  events: ['sent', 'failed'],
  async run(call) {
    const { output, problem } = await say(call);
    return { event: problem ? 'failed' : 'sent', output, ...(problem && { problem }) };
  },
};
