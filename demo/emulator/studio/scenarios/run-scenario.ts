import { createStudio, type Studio } from '../engine/studio.ts';
import type { FlowDefinition } from '../flow/definition.ts';
import { createMask } from '../trace/mask.ts';
import { compare } from './compare.ts';
import { toOutcome, type Happened } from './outcome.ts';
import { readTasks } from './read-tasks.ts';
import { addServerFaults, createScenarioPorts } from './scenario-ports.ts';
import type { Scenario } from './scenario.ts';
import { seedProfile } from './seed-profile.ts';
import { settle, stayQuiet } from './settle.ts';
import { startChat, startTexting, type Visit } from './visit.ts';
import { flowSid, type World } from './world.ts';

/** How a scenario went. */
export interface ScenarioResult extends Happened {
  name: string;
  passed: boolean;
  /** What was not as expected, in sentences. */
  failures: readonly string[];
  flow: FlowDefinition;
}

export interface RunOptions {
  flow: FlowDefinition;
  world: World;
  /** Whether chats are told of as channels of classic chat, whatever the scenario says. */
  isClassic?: boolean;
  /** Further flows, by their SID, that `run-subflow` finds. */
  subflows?: Readonly<Record<string, FlowDefinition>>;
}

/** Plays a scenario against the local servers, and compares what came of it with what was expected. */
export async function runScenario(
  scenario: Scenario,
  options: RunOptions,
): Promise<ScenarioResult> {
  const { flow, world } = options;
  const { clock } = world;
  if (scenario.at !== undefined) clock.freeze(Date.parse(scenario.at));
  if (scenario.profile !== 'none') await seedProfile(world, scenario.profile);
  addServerFaults(world, scenario.faults);
  const studio = createScenarioStudio(scenario, options);
  world.connect(studio);
  const visit = startVisit(scenario, options);
  try {
    await play(scenario, { world, studio, visit });
    const happened = readHappened(world, studio, visit);
    const failures = compare(scenario.expect, happened);
    return { name: scenario.name, passed: failures.length === 0, failures, flow, ...happened };
  } finally {
    studio.close();
  }
}

function createScenarioStudio(
  scenario: Scenario,
  { flow, world, isClassic = false, subflows = {} }: RunOptions,
): Studio {
  const { services } = world.twilio;
  const { authToken, apiKeys } = services.config.account;
  const studio = createStudio({
    ports: createScenarioPorts({ ...world, services }, scenario),
    clock: world.clock,
    alarms: services.alarms,
    mask: createMask([authToken, ...apiKeys.map(({ secret }) => secret)]),
    isClassic: isClassic || scenario.channel === 'classic-chat',
  });
  const flows = Object.entries({ ...subflows, [flowSid]: flow });
  for (const [sid, definition] of flows)
    studio.flows.add({ sid, friendlyName: sid, definition, status: 'published' });
  return studio;
}

function startVisit(scenario: Scenario, { world, flow, isClassic = false }: RunOptions): Visit {
  if (scenario.channel !== 'sms') return startChat(world, scenario.attributes);
  const isDirect = isClassic || !isStartedBy(flow, 'incomingConversationMessage');
  return startTexting(world, scenario, isDirect ? 'direct' : 'conversation');
}

/** Whether the flow does something when it begins like this. */
function isStartedBy({ states, initial_state }: FlowDefinition, event: string): boolean {
  const trigger = states.find(({ name }) => name === initial_state);
  return trigger?.transitions.some((one) => one.event === event && Boolean(one.next)) ?? false;
}

async function play(
  { messages }: Scenario,
  { world, studio, visit }: { world: World; studio: Studio; visit: Visit },
): Promise<void> {
  for (const event of messages) {
    if ('silence' in event) {
      await stayQuiet(world, studio, event.silence);
      continue;
    }
    await stayQuiet(world, studio, event.afterSeconds);
    visit.say(event.reply);
    await settle(world, studio);
  }
}

function readHappened({ twilio }: World, studio: Studio, visit: Visit): Happened {
  const executions = studio
    .list(flowSid)
    .map(({ execution }) => execution)
    .filter(({ triggerEvent }) => triggerEvent !== 'incomingParent')
    .toReversed();
  const [task = null] = readTasks(twilio.store);
  const happened = { executions, task, replies: visit.replies() };
  return { outcome: toOutcome(happened), ...happened };
}
