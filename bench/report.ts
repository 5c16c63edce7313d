import type { FirstEvent } from './first-event.ts';
import { networks, type NetworkName } from './network.ts';
import { countTwice, groupBy, toArrivedShare, type Results } from './results.ts';
import { median, percentile } from './statistics.ts';
import { formatTable } from './table.ts';
import type { Target } from './targets.ts';
import type { MainThread } from './trace.ts';

/** All figures, as text. */
export function formatResults(results: Results): string {
  return [
    ...(['A', 'B'] as const).flatMap((network) => formatArrivals(results, network)),
    ...formatFirstEvents(results),
    ...formatMainThreads(results),
  ].join('\n\n');
}

export function formatTargets(targets: readonly Target[]): string {
  const rows = targets.map(({ promise, measured, isMet }) => [
    `${isMet ? 'met   ' : 'MISSED'}  ${promise}`,
    measured,
  ]);
  return `Targets\n${formatTable(rows)}`;
}

function formatArrivals({ arrivals }: Results, network: NetworkName): string[] {
  const points = arrivals.filter((point) => point.network === network);
  const [first = []] = groupBy(points, ({ variant }) => variant);
  if (first.length === 0) return [];
  const rows = groupBy(points, ({ variant }) => variant).map((ofVariant) => [
    ofVariant[0]?.variant ?? '',
    ...ofVariant.map((point) => String(Math.round(toArrivedShare(point) * 10) / 10)),
    String(ofVariant.reduce((sum, point) => sum + countTwice(point), 0)),
  ]);
  const trials = first[0]?.views.length ?? 0;
  return [
    [
      `Views that arrive, in %, when the reader leaves N ms after DOMContentLoaded. ${describe(network)}`,
      `${trials} trials a point; the last column counts trials in which the view arrived more than once.`,
      formatTable([
        ['N', ...first.map(({ leaveAfterMs }) => String(leaveAfterMs)), 'twice'],
        ...rows,
      ]),
    ].join('\n'),
  ];
}

function describe(name: NetworkName): string {
  const { responseMs, handshakeMs, bytesPerMs } = networks[name];
  const rate = Number.isFinite(bytesPerMs) ? `, ${(bytesPerMs * 8) / 1000} Mbit/s for scripts` : '';
  return `Network ${name}: ${responseMs} ms a response, ${handshakeMs} ms a new connection${rate}.`;
}

function formatFirstEvents({ firstEvents }: Results): string[] {
  if (firstEvents.length === 0) return [];
  const medianOf = (runs: readonly FirstEvent[], read: (run: FirstEvent) => number) =>
    String(Math.round(median(runs.map(read))));
  const rows = firstEvents.map(({ variant, network, runs }) => [
    variant,
    network,
    medianOf(runs, ({ ms }) => ms),
    String(
      Math.round(
        percentile(
          runs.map(({ ms }) => ms),
          0.9,
        ),
      ),
    ),
    medianOf(runs, ({ requests }) => requests),
    medianOf(runs, ({ preflights }) => preflights),
    medianOf(runs, ({ bytesDown }) => bytesDown),
    medianOf(runs, ({ bytesUp }) => bytesUp),
  ]);
  const head = ['', 'network', 'ms', 'p90', 'requests', 'preflights', 'bytes down', 'bytes up'];
  return [
    [
      'The first page view at the server: ms from navigation start, and requests and bytes until then (its own included).',
      `${firstEvents[0]?.runs.length} runs; medians.`,
      formatTable([head, ...rows]),
    ].join('\n'),
  ];
}

function formatMainThreads({ mainThreads }: Results): string[] {
  if (mainThreads.length === 0) return [];
  const medianOf = (runs: readonly MainThread[], read: (run: MainThread) => number) =>
    median(runs.map(read)).toFixed(1);
  const rows = mainThreads.map(({ variant, runs }) => [
    variant,
    medianOf(runs, (run) => run.scriptBeforeIdleMs),
    Math.min(...runs.map((run) => run.scriptBeforeIdleMs)).toFixed(1),
    medianOf(runs, (run) => run.longTaskBeforeIdleMs),
    medianOf(runs, (run) => run.scriptMs),
    medianOf(runs, (run) => run.longestTaskMs),
    medianOf(runs, (run) => run.blockingMs),
  ]);
  const head = [
    '',
    'before idle',
    '(best)',
    'long task',
    'script in 5 s',
    'longest task',
    'blocking',
  ];
  return [
    [
      'Main thread at a 4 times slower processor, from a trace, in ms of thread time. Network A.',
      '"Before idle": script from navigation start to the first idle callback after the load event; "long task": the longest',
      'task over 50 ms before idle that its script makes so long; "blocking": what tasks of 5 s take beyond 50 ms each.',
      `${mainThreads[0]?.runs.length} runs; medians.`,
      formatTable([head, ...rows]),
    ].join('\n'),
  ];
}
