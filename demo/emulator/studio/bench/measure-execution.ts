import { createAlarms } from '../../shared/alarms.ts';
import { percentile } from '../../shared/bench/load.ts';
import { createClock } from '../../shared/clock.ts';
import type { StudioPorts } from '../engine/ports.ts';
import { createStudio } from '../engine/studio.ts';
import { createMask } from '../trace/mask.ts';
import { buildLine } from './flows.ts';

const ports: StudioPorts = {
  fetch: () => Promise.reject(new Error('There is no HTTP in this flow.')),
  sendMessage: async ({ body }) => ({ Body: body }),
  sendToFlex: () => Promise.reject(new Error('There is no task in this flow.')),
  signFunctionCall: () => ({}),
  credentials: { accountSid: 'AC', authToken: 'token' },
};

/** Runs a flow of so many widgets again and again, one execution after the other. */
export async function measureExecution(widgets: number, times: number) {
  const clock = createClock();
  const alarms = createAlarms(clock);
  const studio = createStudio({ ports, clock, alarms, mask: createMask(['token-of-the-account']) });
  const definition = buildLine(widgets);
  const { sid } = studio.flows.add({ friendlyName: 'Line', status: 'published', definition });
  const measured: number[] = [];
  for (let run = 0; run < times; run += 1) {
    const begin = performance.now();
    const request = { flowSid: sid, to: `+1415555${run}`, from: '+14155550100', parameters: {} };
    const runner = studio.start(request);
    await runner?.ended;
    measured.push(performance.now() - begin);
    const steps = runner?.execution.steps.length;
    if (steps !== widgets) throw new Error(`It took ${steps} steps instead of ${widgets}.`);
  }
  studio.close();
  alarms.close();
  const sorted = measured.toSorted((a, b) => a - b);
  return {
    median: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    first: measured[0] ?? 0,
  };
}
