import { checkFlow } from '../check/check-flow.ts';
import { toSvg } from '../trace/to-svg.ts';
import { buildTree } from './flows.ts';
import { measureExecution } from './measure-execution.ts';
import { measureLoad } from './measure-load.ts';

// Prints what the local Studio bears: the time of one execution, how many a second it runs behind the local Twilio, and
// how long the largest flow takes to be checked and drawn.

const targets = { executionMs: 5, executionsPerSecond: 200, checkAndDrawMs: 2000 };

const large = measureLarge(2000);
const execution = await measureExecution(30, 500);
const load = await measureLoad({ perSecond: targets.executionsPerSecond, seconds: 10 });

const lines: [string, string, boolean][] = [
  [
    'a flow of 2,000 widgets, the first that the process sees',
    `checked in ${large.checkMs.toFixed(0)} ms, drawn in ${large.drawMs.toFixed(0)} ms`,
    large.checkMs + large.drawMs < targets.checkAndDrawMs,
  ],
  [
    'an execution of 30 widgets without HTTP, 500 times',
    `median ${execution.median.toFixed(1)} ms, p95 ${execution.p95.toFixed(1)} ms, the first ${execution.first.toFixed(0)} ms`,
    execution.median < targets.executionMs,
  ],
  [
    `${load.asked} conversations, ${targets.executionsPerSecond} messages a second, each answered by a flow`,
    `${load.perSecond.toFixed(0)} a second, ${load.answered} answered, ${load.unfinished} not ended, median ${load.median.toFixed(1)} ms, p95 ${load.p95.toFixed(0)} ms, ${load.rssMB.toFixed(0)} MB`,
    load.answered === load.asked &&
      load.unfinished === 0 &&
      load.perSecond >= targets.executionsPerSecond * 0.98,
  ],
];
for (const [what, figure, isMet] of lines) console.log(`${isMet ? '✓' : '✗'} ${what}: ${figure}`);
const missed = lines.filter(([, , isMet]) => !isMet);
console.log(missed.length === 0 ? '\nAll targets met.' : `\n${missed.length} missed.`);
process.exit(missed.length === 0 ? 0 : 1);

function measureLarge(widgets: number) {
  const flow = buildTree(widgets);
  const begin = performance.now();
  checkFlow(flow);
  const checkMs = performance.now() - begin;
  toSvg(flow);
  return { checkMs, drawMs: performance.now() - begin - checkMs };
}
