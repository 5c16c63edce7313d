import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { dirname, join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { buildTracker } from '../packages/tracker/build.ts';
import { buildWidget } from '../packages/widget/build.ts';
import { readConfig as readSegmentConfig } from './emulator/segment/config.ts';
import { listen } from './emulator/shared/listen.ts';
import { readConfig as readTwilioConfig } from './emulator/twilio/config.ts';
import { buildSite } from './site/build.ts';
import { prepareFunctions } from './prepare-functions.ts';
import { createSite } from './site/server.ts';
import { startStack } from './stack.ts';

// Starts what QA and newcomers look at: the docs site, the local Segment that it reports to, the local Twilio and Studio.

const begin = performance.now();
const state = process.env['DOCENT_STATE'] ?? join(import.meta.dirname, '../.docent');
const segmentFile =
  process.env['DOCENT_SEGMENT_CONFIG'] ?? join(import.meta.dirname, 'segment.yaml');
const twilioFile = process.env['DOCENT_TWILIO_CONFIG'] ?? join(import.meta.dirname, 'twilio.yaml');
const outDir = join(import.meta.dirname, 'dist/site');
const trackerDir = join(import.meta.dirname, 'dist/tracker');
const widgetDir = join(import.meta.dirname, 'dist/widget');

console.log('Building the docs site, the tracker and the chat that it embeds, and the Functions …');
await buildSite(outDir);
await buildTracker(trackerDir);
await buildWidget(widgetDir);
const log = (sentence: string) => console.log(sentence);

let site: ReturnType<typeof createSite> | undefined;
const server = createAdaptorServer({
  fetch: (request) => site?.fetch(request) ?? new Response('Starting …', { status: 503 }),
  overrideGlobalObjects: false,
}) as Server;
// First of all: Functions and index have to know where the site is.
const origin = await listen(server, { port: 5173, name: 'docs site', log });
const functions = await prepareFunctions({
  outDir: join(import.meta.dirname, 'dist/functions'),
  siteOrigin: origin,
});

const database = join(state, 'segment.db');
console.log(
  `Starting the local Segment and Twilio (${existsSync(database) ? 'with what they know from before' : 'new and empty'}) …`,
);
const config = readOrGiveUp(() => readSegmentConfig(segmentFile));
const twilioConfig = readOrGiveUp(() => readTwilioConfig(twilioFile));
const [source] = config.sources;
if (!source)
  throw new Error(`${segmentFile} lists no source: the docs site needs a write key. Add one.`);
const stack = await startStack({
  segment: config,
  twilio: twilioConfig,
  flowFolder: dirname(twilioFile),
  state,
  ports: { segment: 5180, twilio: 5181, functions: 5182 },
  functions,
  log,
}).catch(giveUp);
const { segment, twilio } = stack;
const functionsUrl = stack.functions?.origin ?? '';

site = createSite({
  outDir,
  trackerDir,
  widgetDir,
  config: {
    segment: { origin: segment.origin, writeKey: source.writeKey },
    chat: { functionsUrl, socketUrl: twilio.socketUri },
    links: [],
  },
});

const token = config.space.profileTokens[0] ?? '<access token>';
const profile = `${segment.origin}/v1/spaces/${config.space.id}/collections/users/profiles/phone:%2B14155552671`;
const include = 'include=docs_last_2_days,docs_this_session,last_doc_title';
console.log(`
Docs site          ${origin}
Local Segment      ${segment.origin}
Message stream     ${segment.origin}/_local/messages
Local Twilio       ${twilio.origin}
Event stream       ${twilio.origin}/_local/events
Local Functions    ${functionsUrl}

Read some pages, then give the phone +1 415 555 2671 under "Talk to support". What support can know:

  curl -u ${token}: '${profile}/traits?${include}'

docs_last_2_days has a sliding window, which Segment computes about every eight hours. To compute it now:

  curl -X POST -H 'content-type: application/json' ${segment.origin}/_local/batches

Then ask something in the chat: the bubble in the corner of each page. Who has read docs gets a person, others the bot,
which hands over to one who asks for it. What the agents' desk has got, and how Maya takes a chat and answers:

  curl ${twilio.origin}/_local/desk/tasks
  curl -H 'content-type: application/json' -d '{"worker":"agent.maya"}' ${twilio.origin}/_local/desk/tasks/<sid>/accept
  curl -H 'content-type: application/json' -d '{"body":"Hello!"}' ${twilio.origin}/_local/desk/tasks/<sid>/messages

What can be done to the local Twilio, with an example each:

  curl ${twilio.origin}/_local

Everything is kept in ${state}; delete that folder to begin anew.
Ready in ${((performance.now() - begin) / 1000).toFixed(1)} s. Stop with Ctrl+C.`);

function readOrGiveUp<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    return giveUp(error);
  }
}

/** Ends with a sentence that says what to do, not with a stack. */
function giveUp(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

// The terminal may be gone before we are; that is no reason to leave the database open.
process.stdout.on('error', () => undefined);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // A second Ctrl+C does not wait.
    if (stopping) process.exit(1);
    stopping = true;
    void stop();
  });
}

async function stop(): Promise<void> {
  console.log('\nStopping …');
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  await stack.close();
  console.log('Stopped.');
  process.exit(0);
}
