import { Hono } from 'hono';
import { jsonOnly } from '../../emulator/shared/json-only.ts';
import { readJson } from '../../emulator/twilio/local/parse-input.ts';
import { doAction, type TellVisitors } from './controls/do-action.ts';
import { parseAction } from './controls/parse-action.ts';
import { readControls } from './controls/read-controls.ts';
import type { WorldEnv } from './open-world.ts';

/** What can be set by hand, below `/api/:world/controls`: faults, the clock, and what the visitor does. */
export function createControlsApi(tellVisitors: TellVisitors): Hono<WorldEnv> {
  const app = new Hono<WorldEnv>();
  app.get('/', (c) => c.json(readControls(c.var.world)));
  app.post('/', jsonOnly, async (c) => {
    const { world } = c.var;
    const action = parseAction(await readJson(c));
    const said = doAction(action, { world, tellVisitors });
    if (said !== undefined) world.timeline.note({ title: said, raw: action });
    return c.json(readControls(world));
  });
  return app;
}
