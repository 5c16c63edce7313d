import { join } from 'node:path';
import { readConfig as readSegmentConfig } from '../../segment/config.ts';
import { startSegment } from '../../segment/server.ts';
import { readConfig } from '../config.ts';
import { startTwilio } from '../server.ts';

// The whole local stack in one process, as the demo starts it.
const [, , configFile = ''] = process.argv;
const segmentFile = join(import.meta.dirname, '../../../segment.yaml');
const [segment, twilio] = await Promise.all([
  startSegment({ config: readSegmentConfig(segmentFile) }),
  startTwilio({ config: readConfig(configFile) }),
]);
process.on('disconnect', () => {
  void Promise.all([segment.close(), twilio.close()]).then(() => process.exit(0));
});
process.send?.({ socketUri: twilio.socketUri });
