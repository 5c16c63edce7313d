import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import twilio from 'twilio';
import { onTestFinished } from 'vitest';
import { handler as findProfile } from '../../packages/studio/functions/find-profile.protected.ts';
import { handler as prepareTask } from '../../packages/studio/functions/prepare-task.protected.ts';
import type { FunctionHandler } from '../../packages/studio/src/door/function.ts';
import { callFunction } from '../../packages/studio/src/door/testing/call-function.ts';
import { createStudio } from '../emulator/studio/engine/studio.ts';
import type { Execution } from '../emulator/studio/engine/step.ts';
import { fillHoles } from '../emulator/studio/flow/fill-holes.ts';
import { parseFlow } from '../emulator/studio/flow/parse-flow.ts';
import { localHoles } from '../emulator/studio/scenarios/local-holes.ts';
import { readTasks } from '../emulator/studio/scenarios/read-tasks.ts';
import { seedProfile } from '../emulator/studio/scenarios/seed-profile.ts';
import { settle } from '../emulator/studio/scenarios/settle.ts';
import { startChat, startTexting, type Visit } from '../emulator/studio/scenarios/visit.ts';
import { withVariables } from '../emulator/studio/scenarios/with-variables.ts';
import { flowSid, startWorld, type World } from '../emulator/studio/scenarios/world.ts';
import { createTwilioPorts } from '../emulator/studio/twilio/twilio-ports.ts';
import { createHttpClient } from '../emulator/twilio/http-client.ts';

type Fields = Readonly<Record<string, string>>;

/** What the bot answers, by what it is asked. */
export type Bot = (fields: Fields) => object;

/** The recommended flow with its real Functions at a local Segment and Twilio; only the bot is the test's. */
export interface FlowLab {
  readonly world: World;
  /** What each Function was asked, by its name. */
  readonly asked: { readonly name: string; readonly fields: Fields }[];
  /** Begins a chat on the site. */
  chat(attributes: Record<string, unknown>): Visit;
  /** Begins to write SMS. */
  text(from: string): Visit;
  /** Says something, and waits until the flow waits or has ended. */
  say(visit: Visit, text: string): Promise<void>;
  /** Tells Segment of docs that somebody has read. */
  read(phone: string, docs: number, traits?: Record<string, unknown>): Promise<void>;
  /** The attributes of the task, if there is one. */
  task(): Record<string, unknown> | undefined;
  execution(): Execution | undefined;
}

interface FlowLabOptions {
  readonly bot?: Bot;
  /** Variables of the flow that a customer has changed. */
  readonly policy?: Fields;
}

const file = join(import.meta.dirname, '../../packages/studio/flows/docent.json');

/** What the bot says when it knows an answer. */
export const goodAnswer: Bot = ({ turn }) => ({
  reply: 'See Rotate keys: https://docs.example.com/keys',
  links: [],
  confidence: 0.9,
  handoff: false,
  handoff_reason: '',
  turn: Number(turn) + 1,
  poor_answers: 0,
  attributes: '{"type":"docs_links","links":[]}',
});

/** What it says when somebody asks for a person, and else. */
export const politeBot: Bot = (fields) =>
  fields['question']?.includes('person')
    ? { ...goodAnswer(fields), reply: 'A person comes.', handoff: true, handoff_reason: 'asked' }
    : goodAnswer(fields);

/** Starts a lab for one test; it stops when the test ends. */
export async function startFlowLab({
  bot = politeBot,
  policy = {},
}: FlowLabOptions = {}): Promise<FlowLab> {
  const world = await startWorld();
  const asked: { name: string; fields: Fields }[] = [];
  const context = toContext(world);
  const { services } = world.twilio;
  const ports = {
    ...createTwilioPorts(services),
    async fetch(url: string, init?: RequestInit) {
      const name = new URL(url).pathname.slice(1);
      const form = await new Request(url, init).formData();
      const fields: Fields = Object.fromEntries(
        [...form].map(([key, value]) => [key, toText(value)]),
      );
      asked.push({ name, fields });
      const handler = handlers[name];
      if (!handler) return Response.json(bot(fields));
      const { status, body } = await callFunction(handler, { context, body: fields });
      return Response.json(body, { status });
    },
  };
  const studio = createStudio({ ports, clock: world.clock, alarms: services.alarms });
  const definition = withVariables(
    parseFlow(fillHoles(readFileSync(file, 'utf8'), localHoles)),
    policy,
  );
  studio.flows.add({ sid: flowSid, friendlyName: 'Docent', definition, status: 'published' });
  world.connect(studio);
  onTestFinished(async () => {
    studio.close();
    await world.close();
  });
  return {
    world,
    asked,
    chat: (attributes) => startChat(world, attributes),
    text: (from) => startTexting(world, { attributes: { from }, profile: 'none' }, 'conversation'),
    async say(visit, text) {
      visit.say(text);
      await settle(world, studio);
    },
    read: (phone, docsRead, traits = {}) =>
      seedProfile(world, { phone, docsRead, traits, docsReadHoursAgo: 0, batch: false }),
    task: () => readTasks(world.twilio.store)[0]?.attributes,
    execution: () => studio.list(flowSid)[0]?.execution,
  };
}

function toText(value: FormDataEntryValue): string {
  return typeof value === 'string' ? value : '';
}

const handlers: Readonly<Record<string, FunctionHandler>> = {
  'find-profile': findProfile,
  'prepare-task': prepareTask,
};

function toContext({ segment, twilio: { config, origin } }: World): Record<string, unknown> {
  const { sid, authToken } = config.account;
  return {
    PROFILE_HOST: segment.origin,
    PROFILE_SPACE_ID: 'spa_docent_demo',
    PROFILE_TOKEN: 'docent-demo-profile-token',
    CONVERSATIONS_SERVICE_SID: config.conversations.serviceSid,
    getTwilioClient: (options: object) =>
      twilio(sid, authToken, { httpClient: createHttpClient(origin), ...options }),
  };
}
