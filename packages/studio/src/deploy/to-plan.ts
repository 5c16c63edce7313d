import { toGuestPermissions } from './guest-role.ts';
import { serviceName, type Found, type Plan, type PlanItem, type Wanted } from './plan.ts';
import { planFlow } from './plan-flow.ts';
import { planVariables } from './plan-variables.ts';
import { toBuildHash, toBuildMark } from './to-build-mark.ts';
import { buildVariable } from './setting-names.ts';

/**
 * Compares how it shall be with how it is.
 *
 * @example
 * const plan = toPlan(wanted, found);
 * plan.items.filter(({ change }) => change !== 'unchanged');
 */
export function toPlan(wanted: Wanted, found: Found): Plan {
  const isBuilt = runsBuild(wanted, found);
  return {
    items: [
      planService(found),
      ...planFiles({ wanted, found, isBuilt }),
      ...planVariables({ wanted, found, isBuilt }),
      ...planFlow(wanted, found),
      ...planAddress(wanted, found),
      planRole(found),
    ],
    notes: toNotes(wanted, found),
  };
}

/** Whether what runs is this build: the same content, and nobody has activated another since. */
function runsBuild({ build }: Wanted, { functions }: Found): boolean {
  const { buildSid, variables = {} } = functions?.environment ?? {};
  return (
    buildSid !== undefined && variables[buildVariable] === toBuildMark(toBuildHash(build), buildSid)
  );
}

function planService({ functions }: Found): PlanItem {
  const item = { kind: 'service', name: serviceName } as const;
  if (!functions) return { ...item, change: 'create' };
  if (functions.hasCredentials) return { ...item, change: 'unchanged' };
  return {
    ...item,
    change: 'change',
    details: [
      'Its Functions are given ACCOUNT_SID and AUTH_TOKEN, without which they cannot call Twilio.',
    ],
  };
}

function planFiles({
  wanted: { build },
  found: { functions },
  isBuilt,
}: {
  wanted: Wanted;
  found: Found;
  isBuilt: boolean;
}): PlanItem[] {
  const existing = isBuilt ? 'unchanged' : 'change';
  const { functionSids = {}, assetNames = [] } = functions ?? {};
  return [
    ...build.functions.map(({ name, access }): PlanItem => {
      const change = Object.hasOwn(functionSids, name) ? existing : 'create';
      return { kind: 'function', name: `${name} (${access})`, change };
    }),
    ...build.assets.map(({ name, access }): PlanItem => {
      const change = assetNames.includes(name) ? existing : 'create';
      return { kind: 'asset', name: `${name} (${access})`, change };
    }),
  ];
}

function planAddress({ flow: wanted }: Wanted, { address, flow }: Found): PlanItem[] {
  if (!address) return [];
  const isSame = flow !== undefined && address.flowSid === flow.sid;
  if (isSame) return [{ kind: 'address', name: address.sid, change: 'unchanged' }];
  const current = `It starts ${address.flowSid ?? 'no flow'}`;
  // Which flow it starts is routing, too.
  if (!wanted) {
    const details = [
      `${current}, and not STUDIO_FLOW_SID: it is left as it is. Change it in the Console if that is not what you want.`,
    ];
    return [{ kind: 'address', name: address.sid, change: 'unchanged', details }];
  }
  const details = [`${current} now, and ${flow?.sid ?? 'the new flow'} then.`];
  return [{ kind: 'address', name: address.sid, change: 'change', details }];
}

function planRole({ role }: Found): PlanItem {
  const { kept, refused } = toGuestPermissions(role.permissions);
  const item = { kind: 'role', name: `${role.friendlyName} (${role.sid})` } as const;
  if (refused.length === 0) return { ...item, change: 'unchanged' };
  return {
    ...item,
    change: 'change',
    details: [
      ...refused.map(({ permission, reason }) => `It loses ${permission}: ${reason}.`),
      `Before: ${role.permissions.join(', ')}.`,
      `After: ${kept.join(', ') || 'none'}.`,
    ],
  };
}

function toNotes({ method, build }: Wanted, { serviceRole }: Found): string[] {
  const { refused } = toGuestPermissions(serviceRole?.permissions ?? []);
  const granted = refused.map(({ permission }) => permission).join(', ');
  const isByKey = method === 'deployment-key';
  return [
    ...(build.assets.length === 0
      ? [
          'There is no asset: without an index of the docs the bot finds no answers. Make one by pnpm build-index.',
        ]
      : []),
    ...(granted
      ? [
          `The service role ${serviceRole?.friendlyName} has ${granted}, and visitors have that role too. A deploy does not touch it: take them away in the Console.`,
        ]
      : []),
    ...(isByKey
      ? [
          'Which flow a deployment key starts is decided by its address: choose the flow there, in the Console.',
        ]
      : []),
    ...(method === 'conversation'
      ? ['No webhook of the account is changed: start-chat attaches the flow to each chat.']
      : []),
  ];
}
