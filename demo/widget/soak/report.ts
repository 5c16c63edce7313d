import type { SoakOptions } from './options.ts';
import type { SoakResult } from './soak.ts';

const mostProblems = 40;

/** Says in lines what came of a soak: figures, or what is wrong and how to see it again. */
export function toReport(options: SoakOptions, result: SoakResult): readonly string[] {
  const { said, faults, checks, longestSettleMs, durationMs, problems } = result;
  const names = [...new Set(faults)].toSorted();
  const count = (name: string) => faults.filter((one) => one === name).length;
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  const lines = [
    `${said} messages, ${faults.length} faults, ${checks} checks, ${seconds(durationMs)}; longest until all had arrived: ${seconds(longestSettleMs)}`,
    ...names.map((name) => `  ${count(name)} × ${name}`),
  ];
  if (problems.length === 0) return [...lines, '✓ Each message arrived once, and in order.'];
  const { messages, seed, tabs } = options;
  const rest = problems.length - mostProblems;
  return [
    ...lines,
    `✗ Seed ${seed}, round ${faults.length}. The faults before, oldest first: ${faults.slice(-6).join(' · ')}`,
    ...problems.slice(0, mostProblems).map((problem) => `  ${problem}`),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
    `Again: pnpm soak --messages ${messages} --seed ${seed} --tabs ${tabs}`,
  ];
}
