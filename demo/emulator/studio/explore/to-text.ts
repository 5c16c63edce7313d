import type { Exploration, TransitionCoverage } from './exploration.ts';

/** Writes down an exploration for a person: every transition, an example of each that was taken, and why others were not. */
export function toText({ transitions, widgets, runs, isComplete }: Exploration): string {
  const names = [...new Set(transitions.map(({ widget }) => widget))];
  const bare = widgets.filter(({ name }) => !names.includes(name));
  const blocks = [
    ...names.map((name) =>
      [name, ...transitions.filter(({ widget }) => widget === name).flatMap(toLines)].join('\n'),
    ),
    ...bare.map(({ name, isCovered, reason }) =>
      isCovered ? `✓ ${name}` : `✗ ${name}\n      ${reason ?? ''}`,
    ),
  ];
  const possible = transitions.filter(({ isForCalls }) => !isForCalls);
  const covered = possible.filter(({ isCovered }) => isCovered).length;
  const bound = isComplete ? '' : ' The search came to its bound; there may be more.';
  const sum = `${covered} of ${possible.length} transitions were taken, in ${runs} runs.${bound}`;
  return [...blocks, sum].join('\n\n');
}

function toLines(transition: TransitionCoverage): string[] {
  const { event, condition, next, isCovered, isForCalls, example, reason } = transition;
  const name = condition === undefined ? event : `${event} (${condition})`;
  const mark = isCovered ? '✓' : isForCalls ? '–' : '✗';
  const line = `  ${mark} ${name} → ${next ?? 'the end'}`;
  if (!example) return [line, `      ${reason ?? ''}`];
  return [
    line,
    `      ${example.path.join(' → ')}`,
    ...example.choices.map((choice) => `      · ${choice}`),
  ];
}
