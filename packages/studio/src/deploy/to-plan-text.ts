import type { Change, Plan, PlanItem } from './plan.ts';

const titles: readonly (readonly [PlanItem['kind'], string])[] = [
  ['service', 'Functions service'],
  ['function', 'Functions'],
  ['asset', 'Assets'],
  ['variable', 'Environment variables'],
  ['flow', 'Studio flow'],
  ['address', 'Address of web chats'],
  ['role', 'Role of guests'],
];

const changes: readonly Change[] = ['create', 'change', 'remove', 'unchanged'];

/** Whether a plan would write anything. */
export function hasChanges({ items }: Plan): boolean {
  return items.some(({ change }) => change !== 'unchanged');
}

/** Says a plan in plain words, with names and no values. */
export function toPlanText(plan: Plan): string {
  const groups = titles.flatMap(([kind, title]) => {
    const items = plan.items.filter((item) => item.kind === kind);
    return items.length === 0 ? [] : [`${title}\n${items.map(toLines).join('\n')}`];
  });
  return [...groups, ...plan.notes, toSum(plan)].join('\n\n');
}

function toLines({ change, name, details = [] }: PlanItem): string {
  return [
    `  ${change.padEnd(9)}  ${name}`,
    ...details.map((line) => `${' '.repeat(13)}${line}`),
  ].join('\n');
}

function toSum(plan: Plan): string {
  if (!hasChanges(plan)) return 'There is nothing to change.';
  const counts = changes.map((change) => {
    const count = plan.items.filter((item) => item.change === change).length;
    return change === 'unchanged' ? `${count} unchanged` : `${count} to ${change}`;
  });
  return `${counts.join(', ')}.`;
}
