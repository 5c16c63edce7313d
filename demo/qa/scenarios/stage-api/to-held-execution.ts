import type { Execution } from '../../../emulator/studio/engine/step.ts';
import type { HeldExecution } from './snapshot.ts';

/** An execution, as a scenario looks at it. */
export function toHeldExecution({ sid, flowSid, contact, steps }: Execution): HeldExecution {
  return {
    sid,
    flowSid,
    contact,
    steps: steps.map(({ name, event, inputs, output, request, response }) => ({
      name,
      event,
      inputs,
      output,
      ...(request && { url: request.url }),
      ...(response && { status: response.status }),
    })),
  };
}
