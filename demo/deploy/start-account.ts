import { onTestFinished } from 'vitest';
import type { Studio } from '../emulator/studio/engine/studio.ts';
import { createStudioApi } from '../emulator/studio/rest/studio-api.ts';
import { startStudio } from '../emulator/studio/twilio/start-studio.ts';
import { startTwilio, type LocalTwilio } from '../emulator/twilio/server.ts';
import { buildConfig } from '../emulator/twilio/testing/settings.ts';
import { addUploadRoutes } from './serverless-files.ts';
import { toParts } from './serverless-parts.ts';
import { createServerlessApi } from './serverless-recorded.ts';
import type { ServerlessStore } from './serverless-store.ts';

/**
 * Starts a local Twilio of one test, with Studio, and with the recorded Functions API on its two hosts.
 *
 * @param settings - Sections of the account's settings.
 */
export async function startAccount(
  functions: ServerlessStore,
  settings: Record<string, unknown> = {},
): Promise<{ twilio: LocalTwilio; studio: Studio }> {
  let studio: Studio | undefined;
  const twilio = await startTwilio({
    config: buildConfig(settings),
    log: () => undefined,
    extend(app, services) {
      studio = startStudio(services, { folder: '.' });
      app.route('/studio/v2', createStudioApi(services, studio));
      app.route('/serverless/v1', createServerlessApi(services, functions));
      const uploads = toParts(services, functions);
      addUploadRoutes(uploads, 'Functions');
      addUploadRoutes(uploads, 'Assets');
      app.route('/serverless-upload/v1', uploads.app);
    },
  });
  if (!studio) throw new Error('Studio has not started.');
  const parts = { twilio, studio };
  onTestFinished(async () => {
    parts.studio.close();
    await twilio.close();
  });
  return parts;
}
