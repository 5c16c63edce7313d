import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Services } from '../../twilio/services.ts';
import type { Execution } from '../engine/step.ts';
import { createStudio, type Studio } from '../engine/studio.ts';
import { fillHoles } from '../flow/fill-holes.ts';
import { parseFlow } from '../flow/parse-flow.ts';
import { createMask } from '../trace/mask.ts';
import { createTwilioPorts } from './twilio-ports.ts';

interface StartOptions {
  /** Where the paths of flows begin. */
  folder: string;
  /** Where hosts of the cloud are here: `https://profiles.segment.com` → the origin of a local Segment. */
  hosts?: Readonly<Record<string, string>>;
  /** What must not be seen in a trace, besides the account's own. */
  secrets?: readonly string[];
}

/** Starts a Studio at a local Twilio, with the flows of its configuration. Throws when one of them cannot run. */
export function startStudio(
  services: Services,
  { folder, hosts = {}, secrets = [] }: StartOptions,
): Studio {
  const { config, clock, alarms, stream, log } = services;
  const { authToken, apiKeys } = config.account;
  const mask = createMask([authToken, ...apiKeys.map(({ secret }) => secret), ...secrets]);
  const studio = createStudio({
    ports: createTwilioPorts(services, { hosts }),
    clock,
    alarms,
    mask,
    isClassic: config.studio.isClassic,
    log,
    onChange: (execution) => tellStream(stream, execution),
  });
  for (const { sid, friendlyName, file, holes } of config.studio.flows) {
    const text = fillHoles(readFileSync(resolve(folder, file), 'utf8'), holes);
    studio.flows.add({ sid, friendlyName, definition: parseFlow(text), status: 'published' });
  }
  return studio;
}

/** Each step as it is taken, for inspectors and tests. */
function tellStream(
  stream: Services['stream'],
  { sid, flowSid, steps, status, waitingAt }: Execution,
) {
  const last = steps.at(-1);
  const step = last ? `${last.name} → ${last.event ?? (waitingAt ? 'waits' : 'ends')}` : 'started';
  const what = status === 'ended' ? 'ended' : step;
  stream.add({
    channel: 'studio',
    what,
    who: flowSid,
    body: { executionSid: sid, status, ...(status === 'active' && { step: last }) },
    ...(last?.problem &&
      status === 'active' && { problem: `${last.problem.code} ${last.problem.message}` }),
  });
}
