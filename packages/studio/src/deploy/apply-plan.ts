import { publishFlow } from './studio.ts';
import { toCanonicalJson } from './canonical-json.ts';
import { writeAddress, writeRole } from './conversations.ts';
import { fillFlow } from './fill-flow.ts';
import { toHoles } from './flow-holes.ts';
import { toGuestPermissions } from './guest-role.ts';
import type { Found, Plan, PlanItem, Wanted } from './plan.ts';
import { toSurplus } from './plan-variables.ts';
import { buildVariable, flowVariable } from './setting-names.ts';
import { toBuildHash, toBuildMark } from './to-build-mark.ts';
import type { TwilioAccess } from './twilio-access.ts';
import { deployFunctions, type Deployed } from './write-functions.ts';
import { grantCredentials } from './write-service.ts';
import { writeVariables } from './write-variables.ts';

/** What is done, and with what. */
export interface Work {
  readonly access: TwilioAccess;
  readonly plan: Plan;
  readonly wanted: Wanted;
  readonly found: Found;
  readonly serviceSid: string;
  /** Told of each step that is done. */
  readonly onDone: (sentence: string) => void;
}

/** Does what a plan says, and nothing else. Throws `DeployError`; what was told as done then stays done. */
export async function applyPlan(work: Work): Promise<void> {
  const functions = await applyFunctions(work);
  const flowSid = await applyFlow(work, functions);
  if (flowSid !== undefined) {
    await applyFlowVariable(work, { functions, flowSid });
    await applyAddress(work, flowSid);
  }
  await applyRole(work);
}

function isChanged({ items }: Plan, ...kinds: readonly PlanItem['kind'][]): boolean {
  return items.some(({ kind, change }) => kinds.includes(kind) && change !== 'unchanged');
}

async function applyFunctions(work: Work): Promise<Deployed> {
  const { access, plan, wanted, found, onDone } = work;
  const { functions } = found;
  if (functions && !functions.hasCredentials) {
    await grantCredentials(access.client, functions.serviceSid);
    onDone('The Functions are given ACCOUNT_SID and AUTH_TOKEN.');
  }
  const running = toRunning(found);
  const isSame = plan.items.some(
    ({ kind, name, change }) =>
      kind === 'variable' && name === buildVariable && change === 'unchanged',
  );
  if (running && isSame) {
    await applyVariables(work, running);
    return running;
  }
  const { build, variables } = wanted;
  const deployed = await deployFunctions(access, {
    build,
    variables,
    serviceSid: functions?.serviceSid,
  });
  const { serviceSid, environment, buildSid } = deployed;
  // Only now: a deploy that broke off before this is then not taken for one that has succeeded.
  const set = { [buildVariable]: toBuildMark(toBuildHash(build), buildSid) };
  const remove = toSurplus(wanted, found);
  await writeVariables(access, { serviceSid, environmentSid: environment.sid, set, remove });
  onDone(`The Functions run at https://${environment.domain}, with their environment variables.`);
  return deployed;
}

function toRunning({ functions }: Found): Deployed | undefined {
  const { environment } = functions ?? {};
  if (!functions || environment?.buildSid === undefined) return undefined;
  return { ...functions, environment, buildSid: environment.buildSid };
}

async function applyVariables({ access, plan, wanted, found, onDone }: Work, running: Deployed) {
  const own = plan.items.filter(({ kind, name }) => kind === 'variable' && name !== flowVariable);
  if (!isChanged({ items: own, notes: [] }, 'variable')) return;
  const { serviceSid, environment } = running;
  const change = { set: wanted.variables, remove: toSurplus(wanted, found) };
  await writeVariables(access, { serviceSid, environmentSid: environment.sid, ...change });
  onDone('The environment variables are written. The Functions have them from their next call on.');
}

/** Returns the flow that chats start. */
async function applyFlow(
  { access, plan, wanted, found, onDone }: Work,
  functions: Deployed,
): Promise<string | undefined> {
  const { flow } = found;
  if (!wanted.flow || (flow && !isChanged(plan, 'flow'))) return flow?.sid;
  const definition = fillFlow(wanted.flow.text, toHoles(wanted.flow, functions));
  // What could not be compared before the Functions were there may prove to be the same.
  if (flow?.published && toCanonicalJson(flow.published.definition) === toCanonicalJson(definition))
    return flow.sid;
  const sid = await publishFlow(access.client, { sid: flow?.sid, definition });
  onDone(`The flow ${sid} is published.`);
  return sid;
}

async function applyFlowVariable(
  { access, wanted, found, onDone }: Work,
  { functions, flowSid }: { readonly functions: Deployed; readonly flowSid: string },
): Promise<void> {
  if (found.functions?.environment?.variables[flowVariable] === flowSid) return;
  const { serviceSid, environment } = functions;
  const set = { [flowVariable]: flowSid };
  await writeVariables(access, { serviceSid, environmentSid: environment.sid, set });
  const hint = wanted.flow ? ' It need not stand in .env.' : '';
  onDone(`${flowVariable} of the Functions is ${flowSid}.${hint}`);
}

async function applyAddress({ access, plan, found, onDone }: Work, flowSid: string): Promise<void> {
  if (!found.address || !isChanged(plan, 'address')) return;
  await writeAddress(access.client, { sid: found.address.sid, flowSid });
  onDone(`The address ${found.address.sid} starts ${flowSid}.`);
}

async function applyRole({ access, plan, found: { role }, serviceSid, onDone }: Work) {
  if (!isChanged(plan, 'role')) return;
  const { kept } = toGuestPermissions(role.permissions);
  await writeRole(access.client, { serviceSid, sid: role.sid, permissions: kept });
  onDone(`The role ${role.friendlyName} may only: ${kept.join(', ')}.`);
}
