import { dirname, join } from 'node:path';
import { readConfig as readSegmentConfig } from '../../segment/config.ts';
import { startStack } from '../../../stack.ts';
import { readConfig } from '../config.ts';

// The whole local cloud in one process, as the demo starts it.
const [, , configFile = ''] = process.argv;
const stack = await startStack({
  segment: readSegmentConfig(join(import.meta.dirname, '../../../segment.yaml')),
  twilio: readConfig(configFile),
  flowFolder: dirname(configFile),
  log: console.log,
});
process.on('disconnect', () => void stack.close().then(() => process.exit(0)));
process.send?.({ socketUri: stack.twilio.socketUri });
