import { countTwice, toArrivedShare, type ArrivalPoint, type Results } from './results.ts';
import { median } from './statistics.ts';
import type { MainThread } from './trace.ts';
import type { VariantName } from './variant.ts';

export interface Target {
  readonly promise: string;
  readonly measured: string;
  readonly isMet: boolean;
}

const scriptBeforeIdleMs = 15;

/** What Docent must hold, as far as this run has measured it. */
export function checkTargets({ arrivals, mainThreads }: Results): Target[] {
  const of = (name: VariantName) => arrivals.filter(({ variant }) => variant === name);
  const docent = mainThreads.filter(({ variant }) => variant.startsWith('docent'));
  return [
    ...checkSnippet(of('docent-snippet')),
    ...checkTag(of('docent-tag'), of('plausible')),
    ...checkTwice([...of('docent-tag'), ...of('docent-snippet')]),
    ...docent.flatMap(({ variant, runs }) => checkMainThread(variant, runs)),
  ];
}

function checkSnippet(points: readonly ArrivalPoint[]): Target[] {
  if (points.length === 0) return [];
  const worst = Math.min(...points.map(toArrivedShare));
  return [
    {
      promise: 'docent-snippet: every view arrives, at every point',
      measured: `${format(worst)} % at the worst point`,
      isMet: worst === 100,
    },
  ];
}

function checkTag(tag: readonly ArrivalPoint[], plausible: readonly ArrivalPoint[]): Target[] {
  const gaps = tag.flatMap((point) =>
    plausible
      .filter((peer) => isSamePoint(peer, point))
      .map((peer) => toArrivedShare(point) - toArrivedShare(peer)),
  );
  if (gaps.length === 0) return [];
  const worst = Math.min(...gaps);
  return [
    {
      promise: "docent-tag: at least Plausible's share, at every point",
      measured: `${worst < 0 ? '' : '+'}${format(worst)} points at the worst point`,
      isMet: worst >= 0,
    },
  ];
}

function checkTwice(points: readonly ArrivalPoint[]): Target[] {
  if (points.length === 0) return [];
  const twice = points.reduce((sum, point) => sum + countTwice(point), 0);
  return [{ promise: 'docent: no view twice', measured: `${twice} twice`, isMet: twice === 0 }];
}

function checkMainThread(variant: VariantName, runs: readonly MainThread[]): Target[] {
  const scriptMs = median(runs.map((run) => run.scriptBeforeIdleMs));
  const longTaskMs = median(runs.map((run) => run.longTaskBeforeIdleMs));
  return [
    {
      promise: `${variant}: at most ${scriptBeforeIdleMs} ms of script before idle`,
      measured: `${scriptMs.toFixed(1)} ms`,
      isMet: scriptMs <= scriptBeforeIdleMs,
    },
    {
      promise: `${variant}: no long task of its own before idle`,
      measured: longTaskMs === 0 ? 'none' : `${longTaskMs.toFixed(1)} ms`,
      isMet: longTaskMs === 0,
    },
  ];
}

function isSamePoint(a: ArrivalPoint, b: ArrivalPoint): boolean {
  return a.network === b.network && a.leaveAfterMs === b.leaveAfterMs;
}

function format(value: number): string {
  return String(Math.round(value * 10) / 10);
}
