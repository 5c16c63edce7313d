import type { Found, PlanItem, Wanted } from './plan.ts';
import { buildVariable, flowVariable, roleVariable, variableNames } from './setting-names.ts';

interface Comparison {
  readonly wanted: Wanted;
  readonly found: Found;
  /** Whether the build that runs is the one that shall run. */
  readonly isBuilt: boolean;
}

/** What happens to each variable of the Functions; those of others stay. */
export function planVariables({ wanted, found, isBuilt }: Comparison): PlanItem[] {
  const current = found.functions?.environment?.variables ?? {};
  const toItem = (name: string, isSame: boolean): PlanItem => {
    if (!Object.hasOwn(current, name)) return { kind: 'variable', name, change: 'create' };
    return { kind: 'variable', name, change: isSame ? 'unchanged' : 'change' };
  };
  const own = Object.entries(wanted.variables);
  const flowSid = found.flow?.sid;
  return [
    ...own.map(([name, value]) => toItem(name, current[name] === value)),
    ...toSurplus(wanted, found).map((name): PlanItem => ({
      kind: 'variable',
      name,
      change: 'remove',
    })),
    toItem(flowVariable, flowSid !== undefined && current[flowVariable] === flowSid),
    toItem(buildVariable, isBuilt),
  ];
}

/** The settings that the Functions still have, and `.env` has no more. */
export function toSurplus(
  { variables }: Pick<Wanted, 'variables'>,
  { functions }: Pick<Found, 'functions'>,
): string[] {
  const current = functions?.environment?.variables ?? {};
  return [...variableNames, roleVariable].filter(
    (name) => Object.hasOwn(current, name) && !Object.hasOwn(variables, name),
  );
}
