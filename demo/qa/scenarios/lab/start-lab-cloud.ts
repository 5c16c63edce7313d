import { join } from 'node:path';
import { startFunctions, type LocalFunctions } from '../../../emulator/functions/server.ts';
import { readConfig as readSegment } from '../../../emulator/segment/config.ts';
import { readConfig as readTwilio } from '../../../emulator/twilio/config.ts';
import { startStack, type FunctionsSetting, type Stack } from '../../../stack.ts';
import type { VisitorCommand, World } from '../../world.ts';
import { createTimeline } from '../../timeline/create-timeline.ts';
import { addVipFlow, flows, smsNumber, toLabAccount } from './lab-flows.ts';
import type { LabCloud } from './lab-cloud.ts';

export interface CloudOptions {
  /** Where the docs site of the lab is. */
  readonly origin: string;
  readonly functions: (siteOrigin: string) => Promise<FunctionsSetting>;
  readonly tellVisitors: (command: VisitorCommand) => void;
  readonly log: (sentence: string) => void;
}

type Started = Stack & { readonly functions: LocalFunctions };

const demo = join(import.meta.dirname, '../../..');

/** Starts a cloud of its own for the lab, in memory, on any free ports. */
export async function startLabCloud(options: CloudOptions): Promise<LabCloud> {
  const { origin, tellVisitors, log } = options;
  const segment = readSegment(join(demo, 'segment.yaml'));
  const functions = await options.functions(origin);
  const stack = await startStack({
    segment,
    twilio: toLabAccount(readTwilio(join(demo, 'twilio.yaml'))),
    flowFolder: demo,
    functions,
    log,
  });
  const { functions: docent } = stack;
  if (!docent) throw new Error('The Functions of the lab have not started.');
  addVipFlow(stack.studio);
  const started = { ...stack, functions: docent };
  const others = await startOthers(started, functions, log).catch(async (error: unknown) => {
    await stack.close();
    throw error;
  });
  const onCall = joinCalls([docent, others.recipe, others.vip]);
  const timeline = createTimeline({ ...stack, functions: { ...docent, onCall } });
  const world: World = { id: 'lab', site: origin, stack: started, timeline, tellVisitors };
  const [site, server] = segment.sources;
  return {
    world,
    functions: { docent: docent.origin, recipe: others.recipe.origin, vip: others.vip.origin },
    flows,
    writeKeys: { site: site?.writeKey ?? '', server: server?.writeKey ?? '' },
    smsNumber,
    async close() {
      timeline.close();
      await Promise.all([others.recipe.close(), others.vip.close()]);
      await stack.close();
    },
  };
}

/** Tells of the calls of all of them, as they are one to whoever looks on. */
function joinCalls(all: readonly LocalFunctions[]): LocalFunctions['onCall'] {
  return (callback) => {
    const stops = all.map(({ onCall }) => onCall(callback));
    return () => {
      for (const stop of stops) stop();
    };
  };
}

/** The same Functions twice more: they differ in the flow that their chats get, as `STUDIO_FLOW_SID` says. */
async function startOthers(
  { segment, twilio }: Started,
  { folder, env }: FunctionsSetting,
  log: (sentence: string) => void,
) {
  const start = (flowSid: string) =>
    startFunctions({
      folder,
      env: {
        ...env({ segment: segment.origin, twilio: twilio.origin }),
        STUDIO_FLOW_SID: flowSid,
      },
      accountSid: twilio.config.account.sid,
      authToken: twilio.config.account.authToken,
      twilioOrigin: twilio.origin,
      clock: twilio.clock,
      log,
    });
  const [recipe, vip] = await Promise.all([start(flows.recipe), start(flows.vip)]);
  return { recipe, vip };
}
