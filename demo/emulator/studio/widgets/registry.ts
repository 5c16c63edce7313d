import { makeHttpRequest } from './make-http-request.ts';
import { runFunction } from './run-function.ts';
import { runSubflow } from './run-subflow.ts';
import { sendAndWaitForReply } from './send-and-wait-for-reply.ts';
import { sendMessage } from './send-message.ts';
import { sendToFlex } from './send-to-flex.ts';
import { setVariables } from './set-variables.ts';
import { splitBasedOn } from './split-based-on.ts';
import type { Widget } from './widget.ts';

/** The widgets that run here, but for the trigger, by their type. */
export const widgets: ReadonlyMap<string, Widget> = new Map(
  [
    makeHttpRequest,
    runFunction,
    splitBasedOn,
    setVariables,
    sendMessage,
    sendAndWaitForReply,
    sendToFlex,
    runSubflow,
  ].map((widget) => [widget.type, widget]),
);

const failures = ['failed', 'fail', 'failedToEnqueue', 'deliveryFailure'];

/** The transition that a widget takes when it cannot do its work; without one, it goes on as if nothing had matched. */
export function toFailureEvent({ type, events }: Widget): string {
  if (type === 'split-based-on') return 'noMatch';
  return events.find((event) => failures.includes(event)) ?? events[0] ?? 'failed';
}
