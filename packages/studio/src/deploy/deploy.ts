import type { Phone } from '@docent/identity';
import { applyPlan } from './apply-plan.ts';
import { assertReplaceable } from './assert-replaceable.ts';
import type { Build } from './build.ts';
import { readAddress, readRoles } from './conversations.ts';
import { DeployError } from './deploy-error.ts';
import { assertFillable } from './flow-holes.ts';
import type { DeploySettings } from './parse-settings.ts';
import type { Found, Wanted, WantedFlow } from './plan.ts';
import { readFunctions } from './read-functions.ts';
import { checkSegment, type SegmentFinding } from './segment.ts';
import { flowVariable, roleVariable } from './setting-names.ts';
import { readFlow } from './studio.ts';
import { toPlan } from './to-plan.ts';
import { hasChanges, toPlanText } from './to-plan-text.ts';
import { toSegmentText } from './to-segment-text.ts';
import type { TwilioAccess } from './twilio-access.ts';

interface DeployOptions {
  readonly settings: DeploySettings;
  readonly build: Build;
  /** What to publish; undefined when the customer's own flow stays. */
  readonly flow: Pick<WantedFlow, 'source' | 'text'> | undefined;
  /** Whether a flow that no deploy has made may be written over. */
  readonly mayReplace: boolean;
  readonly access: TwilioAccess;
  readonly fetch: typeof globalThis.fetch;
  /** A phone that has read docs. */
  readonly probe?: Phone | undefined;
  readonly isDryRun: boolean;
  /** Asked before anything is written. */
  readonly confirm: () => Promise<boolean>;
  readonly write: (text: string) => void;
}

/** Compares, says the plan, and does it when that is confirmed. Throws {@link DeployError}. */
export async function deploy(options: DeployOptions): Promise<void> {
  const { settings, access, isDryRun, write } = options;
  const asked = toWanted(options);
  if (asked.flow) assertFillable(asked.flow, asked.build);
  const [found, segment] = await Promise.all([readFound(options), checkSegment(options)]);
  const wanted = withRole(asked, found);
  if (wanted.flow) assertReplaceable(found.flow, options.mayReplace);
  const plan = toPlan(wanted, found);
  write(`Account ${settings.accountSid}\n\n${toPlanText(plan)}\n`);
  const isNeeded = hasChanges(plan);
  if (isNeeded || isDryRun || segment.access !== 'open' || options.probe)
    write(`\n${toSegmentText(segment, settings)}\n`);
  if (isDryRun) return write('\nThis was a dry run: nothing was written.\n');
  assertSegment(segment);
  if (!isNeeded) return;
  if (!(await options.confirm())) return write('\nNothing was written.\n');
  write('\n');
  let done = 0;
  const onDone = (sentence: string): void => {
    done += 1;
    write(`Done: ${sentence}\n`);
  };
  try {
    await applyPlan({ access, plan, wanted, found, serviceSid: settings.serviceSid, onDone });
  } catch (error) {
    throw toBrokenOff(error, done);
  }
  write('Everything is as planned.\n');
}

function toWanted({ settings, build, flow }: DeployOptions): Wanted {
  const holes = {
    WORKFLOW_SID: settings.workflowSid,
    TASK_CHANNEL_SID: settings.taskChannelSid,
    PROFILE_TOKEN: settings.profileToken,
    SPACE_ID: settings.space.spaceId,
  };
  const { variables, method } = settings;
  return { build, variables, method, flow: flow && { ...flow, holes } };
}

/** Whom we add ourselves gets the role that was looked at; Flex knows it for its own web chats. */
function withRole(wanted: Wanted, { role }: Found): Wanted {
  if (wanted.method !== 'conversation') return wanted;
  return { ...wanted, variables: { ...wanted.variables, [roleVariable]: role.sid } };
}

async function readFound({
  settings,
  flow: wanted,
  access: { client },
}: DeployOptions): Promise<Found> {
  const { serviceSid, addressSid, flowSid } = settings;
  const [functions, roles, address] = await Promise.all([
    readFunctions(client),
    readRoles(client, serviceSid),
    addressSid === undefined ? undefined : readAddress(client, addressSid),
  ]);
  const rememberedSid = functions?.environment?.variables[flowVariable];
  const flow = await readFlow(client, { givenSid: flowSid, rememberedSid, isOwn: !wanted });
  return { functions, flow, address, ...roles };
}

/** A token that opens nothing would send everybody to a person: better nothing is deployed with it. */
function assertSegment({ access }: SegmentFinding): void {
  if (access !== 'refused' && access !== 'no-space') return;
  const name = access === 'refused' ? 'PROFILE_TOKEN' : 'PROFILE_SPACE_ID or PROFILE_HOST';
  throw new DeployError(`Nothing was written: ${name} is wrong, as said above.`);
}

function toBrokenOff(error: unknown, done: number): unknown {
  if (!(error instanceof DeployError)) return error;
  const before = done === 0 ? 'No step was finished.' : 'What stands as done above is done.';
  return new DeployError(`${error.message}\n${before} Running it again goes on from there.`, {
    cause: error,
  });
}
