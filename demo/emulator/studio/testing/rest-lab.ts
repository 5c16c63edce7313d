import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Twilio } from 'twilio';
import { onTestFinished } from 'vitest';
import { listen } from '../../shared/listen.ts';
import { createServices } from '../../twilio/core.ts';
import { createApp } from '../../twilio/http.ts';
import { buildConfig } from '../../twilio/testing/settings.ts';
import { createTwilioClient } from '../../twilio/testing/twilio-client.ts';
import { createStudioApi } from '../rest/studio-api.ts';
import { createStudioLab, type StudioLab } from './studio-lab.ts';

/** A Studio of one test behind its REST API, and the helper library that calls it. */
export interface RestLab extends StudioLab {
  origin: string;
  client: Twilio;
}

/** Serves a Studio; it ends with its test. */
export async function startRestLab(): Promise<RestLab> {
  const lab = createStudioLab();
  const services = createServices({
    config: buildConfig(),
    clock: lab.clock,
    log: (sentence) => void lab.logged.push(sentence),
    origin: () => '',
  });
  const app = createApp(services);
  app.route('/studio/v2', createStudioApi(services, lab.studio));
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server;
  const origin = await listen(server, { port: 0, name: 'Studio of a test', log: () => undefined });
  onTestFinished(async () => {
    services.alarms.close();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  return { ...lab, origin, client: createTwilioClient(origin) };
}

/** What a call of the helper library was refused with. */
export async function refusal(call: Promise<unknown>) {
  try {
    await call;
  } catch (error) {
    const { status, code, message, details } = error as Record<string, unknown>;
    return { status, code, message, details };
  }
  throw new Error('The call was not refused.');
}
