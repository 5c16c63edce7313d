import type { ExecutionData } from '../../../../emulator/studio/trace/to-data.ts';
import type { WorldId } from '../../../world.ts';
import { ask } from '../../shared/ask.ts';

/** What an execution did, and how it is drawn. */
export interface FlowReading {
  readonly data: ExecutionData;
  /** The drawing as SVG; none where it could not be had: the steps are told without it too. */
  readonly drawing: string | undefined;
}

/** Reads an execution with its drawing. Throws an `AskError`. */
export async function readFlow(world: WorldId, sid: string): Promise<FlowReading> {
  const path = `/api/${world}/executions/${encodeURIComponent(sid)}`;
  const [data, drawing] = await Promise.all([
    ask<ExecutionData>(path),
    readText(`${path}/flow.svg`),
  ]);
  return { data, drawing };
}

async function readText(path: string): Promise<string | undefined> {
  const response = await fetch(`${path}?theme=page&inputs=1`).catch(() => undefined);
  return response?.ok ? response.text() : undefined;
}
