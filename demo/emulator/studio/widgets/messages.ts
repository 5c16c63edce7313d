import type { WidgetOutput } from '../engine/context.ts';
import type { Done, WidgetCall } from './widget.ts';

/** What became of a message: what Studio keeps of it, or why it was not sent. */
export interface Sent {
  output: WidgetOutput;
  problem?: NonNullable<Done['problem']>;
}

const failureCode = 81_011;

/** Says something to the customer, wherever the execution talks with them. */
export async function say(call: WidgetCall): Promise<Sent> {
  const { text, channel, ports } = call;
  const body = text('body');
  const attributes = text('attributes');
  const failed = (message: string): Sent => ({
    output: {},
    problem: { code: failureCode, message },
  });
  if (body.trim() === '') return failed('The message has no body after Liquid.');
  if (attributes && !isJson(attributes)) return failed('The attributes are not JSON after Liquid.');
  try {
    const outbound = await ports.sendMessage({
      channel,
      from: text('from'),
      body,
      attributes: attributes || null,
    });
    return { output: { outbound } };
  } catch (error) {
    return failed(`The message was not sent: ${(error as Error).message}.`);
  }
}

function isJson(text: string): boolean {
  try {
    return JSON.parse(text) !== undefined;
  } catch {
    return false;
  }
}
