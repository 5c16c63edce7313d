import type { Done, Widget, WidgetCall } from './widget.ts';

const longestAttributes = 1024;
const failureCode = 81_015;

/** Creates a task for a person, who then has the conversation. */
export const sendToFlex: Widget = {
  type: 'send-to-flex',
  events: ['callComplete', 'failedToEnqueue', 'callFailure'],
  async run(call) {
    const { text, channel, ports } = call;
    const attributes = readAttributes(call);
    if (typeof attributes === 'string') return fail(attributes);
    try {
      const { taskSid } = await ports.sendToFlex({
        channel,
        attributes,
        workflowSid: text('workflow'),
        taskChannelSid: text('channel'),
        priority: toNumber(text('priority')),
        timeout: toNumber(text('timeout')),
      });
      const output = { TaskSid: taskSid, Attributes: JSON.stringify(attributes), Age: '0' };
      return { event: 'callComplete', output };
    } catch (error) {
      return fail(`The task was not created: ${(error as Error).message}.`);
    }
  },
};

/** The attributes, or the sentence that says what is wrong with them. */
function readAttributes({ text }: WidgetCall): Record<string, unknown> | string {
  const rendered = text('attributes') || '{}';
  if (rendered.length > longestAttributes)
    return `The attributes have ${rendered.length} characters after Liquid; 1,024 are allowed.`;
  try {
    const value: unknown = JSON.parse(rendered);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
    return 'The attributes are no JSON object after Liquid.';
  } catch {
    return 'The attributes are not JSON after Liquid. Put | to_json behind what a person typed.';
  }
}

function fail(message: string): Done {
  return { event: 'failedToEnqueue', output: {}, problem: { code: failureCode, message } };
}

function toNumber(text: string): number | null {
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : null;
}
