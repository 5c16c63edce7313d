import { join } from 'node:path';
import type { SegmentConfig } from './emulator/segment/config.ts';
import { createClock } from './emulator/shared/clock.ts';
import { startSegment, type LocalSegment } from './emulator/segment/server.ts';
import type { Studio } from './emulator/studio/engine/studio.ts';
import { createStudioApi } from './emulator/studio/rest/studio-api.ts';
import { startStudio } from './emulator/studio/twilio/start-studio.ts';
import type { TwilioConfig } from './emulator/twilio/config.ts';
import { startTwilio, type LocalTwilio } from './emulator/twilio/server.ts';

interface StackOptions {
  segment: SegmentConfig;
  twilio: TwilioConfig;
  /** Where the paths of flows begin. */
  flowFolder: string;
  /** Where a restart finds again what happened; in memory by default. */
  state?: string;
  /** The ports to try first; any by default. */
  ports?: { segment: number; twilio: number };
  log: (sentence: string) => void;
}

/** Segment, Twilio and Studio, which know of each other as in the cloud. */
export interface Stack {
  segment: LocalSegment;
  twilio: LocalTwilio;
  studio: Studio;
  close(): Promise<void>;
}

/** Starts the local cloud. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { state, ports = { segment: 0, twilio: 0 }, log, flowFolder } = options;
  // One time for all of them: whoever moves it at one has moved it everywhere.
  const clock = createClock();
  const segment = await startSegment({
    config: options.segment,
    clock,
    port: ports.segment,
    log,
    ...(state && { database: join(state, 'segment.db') }),
  });
  let studio: Studio | undefined;
  try {
    const twilio = await startTwilio({
      config: options.twilio,
      clock,
      port: ports.twilio,
      log,
      ...(state && { directory: state }),
      onStudioTrigger: (trigger) => void studio?.handle(trigger),
      extend(app, services) {
        studio = startStudio(services, {
          folder: flowFolder,
          hosts: { 'https://profiles.segment.com': segment.origin },
          secrets: options.segment.space.profileTokens,
        });
        app.route('/studio/v2', createStudioApi(services, studio));
      },
    });
    if (!studio) throw new Error('Studio has not started.');
    const parts = { segment, twilio, studio };
    return { ...parts, close: () => close(parts) };
  } catch (error) {
    await segment.close();
    throw error;
  }
}

async function close({ segment, twilio, studio }: Omit<Stack, 'close'>): Promise<void> {
  studio.close();
  await Promise.all([segment.close(), twilio.close()]);
}
