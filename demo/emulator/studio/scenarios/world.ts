import { join } from 'node:path';
import { readConfig as readSegmentConfig } from '../../segment/config.ts';
import { startSegment, type LocalSegment } from '../../segment/server.ts';
import { createClock, type Clock } from '../../shared/clock.ts';
import { parseConfig, readConfig, type TwilioConfig } from '../../twilio/config.ts';
import { startTwilio, type LocalTwilio } from '../../twilio/server.ts';
import type { Studio } from '../engine/studio.ts';

/** A local Segment and a local Twilio with one clock between them. */
export interface World {
  segment: LocalSegment;
  twilio: LocalTwilio;
  clock: Clock;
  /** The write key of the docs site. */
  writeKey: string;
  /** Whose messages the flow gets. */
  connect(studio: Studio): void;
  close(): Promise<void>;
}

/** The SID of the flow that is tried. */
export const flowSid = 'FW00000000000000000000000000d0ce01';

/** Our number whose SMS become a conversation, and the one whose SMS go straight to the flow. */
export const numbers = { conversation: '+14155550100', direct: '+14155550101' };

const demo = join(import.meta.dirname, '../../..');

/** Starts both servers on free ports, in memory; the clock stands where the machine's is. */
export async function startWorld(): Promise<World> {
  const clock = createClock();
  clock.freeze();
  const log = (): void => undefined;
  const config = readSegmentConfig(join(demo, 'segment.yaml'));
  const segment = await startSegment({ config, clock, log });
  let studio: Studio | undefined;
  const twilio = await startTwilio({
    config: toTwilioConfig(readConfig(join(demo, 'twilio.yaml'))),
    clock,
    log,
    onStudioTrigger: (trigger) => void studio?.handle(trigger),
  }).catch(async (error: unknown) => {
    await segment.close();
    throw error;
  });
  return {
    segment,
    twilio,
    clock,
    writeKey: config.sources[0]?.writeKey ?? '',
    connect: (next) => void (studio = next),
    close: async () => {
      await Promise.all([segment.close(), twilio.close()]);
    },
  };
}

/** The demo's account with an SMS number for each way in which a flow may hear of SMS. */
function toTwilioConfig(config: TwilioConfig): TwilioConfig {
  const { conversation, direct } = numbers;
  const sid = 'IG00000000000000000000000000d0ce09';
  const address = { sid, type: 'sms' as const, address: conversation, studioFlowSid: flowSid };
  return parseConfig({
    ...config,
    addresses: [...config.addresses.filter((one) => one.address !== conversation), address],
    phoneNumbers: [{ number: direct, studioFlowSid: flowSid }],
  });
}
