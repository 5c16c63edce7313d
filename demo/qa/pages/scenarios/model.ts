import type { Finding } from '../../scenarios/scenario.ts';
import type { Outcome } from './stage/run-scenario.ts';

/** How a scenario stands on the page. */
export interface ScenarioView {
  readonly state: 'not-run' | 'waiting' | 'running' | Outcome['state'];
  /** What is done now, or was done last. */
  readonly step?: string;
  readonly findings: Readonly<Record<string, Finding>>;
  readonly problem?: string;
  readonly durationMs?: number;
}

export const notRun: ScenarioView = { state: 'not-run', findings: {} };

/** How all of them stand together. */
export interface Summary {
  readonly passed: number;
  readonly failed: number;
  /** Those that are to be played, the one that plays among them. */
  readonly left: number;
}

/** Counts how scenarios stand. */
export function summarize(views: readonly ScenarioView[]): Summary {
  const number = (...states: ScenarioView['state'][]) =>
    views.filter(({ state }) => states.includes(state)).length;
  return {
    passed: number('passed'),
    failed: number('failed'),
    left: number('waiting', 'running'),
  };
}

/** `3.2 s` */
export function formatSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** What a scenario's line says of it. */
export function toStateText({ state, step = '', durationMs = 0 }: ScenarioView): string {
  if (state === 'running') return step;
  if (state === 'passed') return `Passed in ${formatSeconds(durationMs)}`;
  if (state === 'failed') return `Failed after ${formatSeconds(durationMs)}`;
  return { 'not-run': 'Not run', waiting: 'Waits for its turn', stopped: 'Stopped' }[state];
}
