import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig as readSegmentConfig } from '../../../emulator/segment/config.ts';
import { parseConfig, readConfig as readTwilioConfig } from '../../../emulator/twilio/config.ts';
import { prepareFunctions } from '../../../prepare-functions.ts';
import { startStack, type FunctionsSetting, type Stack } from '../../../stack.ts';
import { createTimeline } from '../create-timeline.ts';
import type { Timeline, TimelineNews } from '../timeline.ts';

/** The demo's cloud with its real Functions, and the timeline of it. */
export interface TimelineLab {
  readonly stack: Stack;
  readonly timeline: Timeline;
  /** Everything that the timeline has told, in order. */
  readonly news: TimelineNews[];
  readonly logged: readonly string[];
  /** Sends to Segment as the docs site does. */
  send(anonymousId: string, message: object): Promise<void>;
  /** Somebody reads a page of the docs. */
  read(anonymousId: string, title: string): Promise<void>;
  identify(anonymousId: string, phone: string): Promise<void>;
  /** Calls a public Function as a page does. */
  call(name: string, body: object): Promise<Record<string, unknown>>;
  /** Waits until everybody has been told everything, and flows wait or have ended. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

interface LabOptions {
  /** Where a restart finds again what happened; in memory by default. */
  readonly state?: string;
  /** The flow that chats get; that of `functions.env` by default. */
  readonly flowSid?: string;
}

const demo = join(import.meta.dirname, '../../..');
const site = 'http://127.0.0.1:9';
export const recipeFlowSid = 'FW00000000000000000000000000d0ce01';
let built: Promise<FunctionsSetting> | undefined;

/** Starts a lab; whoever starts it closes it. */
export async function startTimelineLab({ state, flowSid }: LabOptions = {}): Promise<TimelineLab> {
  const functions = await (built ??= build());
  const logged: string[] = [];
  const segmentConfig = readSegmentConfig(join(demo, 'segment.yaml'));
  const stack = await startStack({
    segment: segmentConfig,
    twilio: parseConfig(readTwilioConfig(join(demo, 'twilio.yaml'))),
    flowFolder: demo,
    ...(state !== undefined && { state }),
    functions: {
      ...functions,
      env: (origins) => ({
        ...functions.env(origins),
        ...(flowSid && { STUDIO_FLOW_SID: flowSid }),
      }),
    },
    log: (sentence) => void logged.push(sentence),
  });
  const timeline = createTimeline(stack);
  const news: TimelineNews[] = [];
  timeline.onNews((one) => void news.push(one));
  const writeKey = segmentConfig.sources[0]?.writeKey ?? '';
  return {
    stack,
    timeline,
    news,
    logged,
    ...createVisitor(stack, writeKey),
    async close() {
      timeline.close();
      await stack.close();
    },
  };
}

async function build(): Promise<FunctionsSetting> {
  const outDir = mkdtempSync(join(tmpdir(), 'docent-timeline-'));
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }));
  return prepareFunctions({ outDir, siteOrigin: site });
}

function createVisitor({ segment, twilio, studio, functions }: Stack, writeKey: string) {
  const send = async (anonymousId: string, message: object) => {
    const timestamp = new Date(segment.clock.now()).toISOString();
    const batch = [{ anonymousId, timestamp, ...message }];
    await post(`${segment.origin}/v1/b`, { writeKey, batch });
  };
  return {
    send,
    read: (anonymousId: string, title: string) =>
      send(anonymousId, {
        type: 'page',
        category: 'Docs',
        name: title,
        properties: {
          category: 'Docs',
          title,
          path: `/${title.toLowerCase()}`,
          url: `${site}/${title.toLowerCase()}`,
        },
      }),
    identify: (anonymousId: string, phone: string) =>
      send(anonymousId, { type: 'identify', traits: { phone } }),
    call: (name: string, body: object) => post(`${functions?.origin ?? ''}/${name}`, body),
    async settle() {
      await twilio.idle();
      await studio.idle();
      // A flow's message may start something again; journeys are told at the end of a turn.
      await twilio.idle();
      await new Promise((resolve) => setImmediate(resolve));
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

async function post(url: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: site },
    body: JSON.stringify(body),
  });
  return JSON.parse((await response.text()) || '{}') as Record<string, unknown>;
}
