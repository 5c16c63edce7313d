import { Hono } from 'hono';
import { toData } from '../../emulator/studio/trace/to-data.ts';
import { toSvg } from '../../emulator/studio/trace/to-svg.ts';
import type { World } from '../world.ts';
import { HubError } from './hub-error.ts';
import type { WorldEnv } from './open-world.ts';

/** What Studio did, below `/api/:world/executions`. */
export function createExecutionsApi(): Hono<WorldEnv> {
  const app = new Hono<WorldEnv>();
  app.get('/:sid', (c) => {
    const { execution, flow } = findExecution(c.var.world, c.req.param('sid'));
    return c.json(toData(execution, flow));
  });
  app.get('/:sid/flow.svg', (c) => {
    const { execution, flow } = findExecution(c.var.world, c.req.param('sid'));
    const theme = pick(c.req.query('theme'), ['light', 'dark', 'auto', 'page']);
    const direction = pick(c.req.query('direction'), ['down', 'right']);
    const svg = toSvg(flow, {
      execution,
      inputs: c.req.query('inputs') === '1',
      ...(theme && { theme }),
      ...(direction && { direction }),
    });
    return c.body(svg, 200, { 'Content-Type': 'image/svg+xml; charset=utf-8' });
  });
  return app;
}

function findExecution({ stack: { studio } }: World, sid: string) {
  const execution = studio.find(sid)?.execution;
  const flow =
    execution && studio.flows.revision(execution.flowSid, String(execution.revision))?.definition;
  if (execution && flow) return { execution, flow };
  throw new HubError(
    404,
    'There is no such execution. Studio forgets its executions when the demo ends: chat again.',
  );
}

function pick<T extends string>(text: string | undefined, values: readonly T[]): T | undefined {
  if (text === undefined) return undefined;
  const found = values.find((value) => value === text);
  if (found) return found;
  throw new HubError(400, `There is a choice of ${values.join(', ')}. Mend the address.`);
}
