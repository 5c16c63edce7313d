import { readConfig } from '../config.ts';
import { startSegment } from '../server.ts';

// A local Segment in a process of its own, so that the load does not share its core. Talks by IPC.
const [, , configFile = '', database = ':memory:'] = process.argv;
const config = readConfig(configFile);
// The rate limit of the cloud would measure itself.
config.space.requestsPerSecond = 1_000_000;
const segment = await startSegment({ config, database });
process.on('message', () => process.send?.({ rssBytes: process.memoryUsage().rss }));
process.on('disconnect', () => void segment.close().then(() => process.exit(0)));
process.send?.({ origin: segment.origin });
