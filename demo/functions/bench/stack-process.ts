import { dirname, join } from 'node:path';
import { readConfig as readSegmentConfig } from '../../emulator/segment/config.ts';
import { readConfig } from '../../emulator/twilio/config.ts';
import { startStack } from '../../stack.ts';

// The whole local cloud in a process of its own, so that the Functions that are measured do not share its core.
const [, , configFile = ''] = process.argv;
const twilio = readConfig(configFile);
// The rate limits of the cloud would measure themselves.
const perSecond = 1_000_000;
twilio.limits = {
  restRequestsPerSecond: perSecond,
  clientRequestsPerSecond: perSecond,
  conversationActionsPerSecond: perSecond,
};
const folder = dirname(configFile);
const stack = await startStack({
  segment: readSegmentConfig(join(folder, 'segment.yaml')),
  twilio,
  flowFolder: folder,
  log: () => undefined,
});
process.on('disconnect', () => void stack.close().then(() => process.exit(0)));
process.send?.({ origin: stack.twilio.origin });
