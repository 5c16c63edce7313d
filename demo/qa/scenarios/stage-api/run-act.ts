import { createIdentityToken } from './create-identity-token.ts';
import type { LabCloud } from '../lab/lab-cloud.ts';
import { post } from './post.ts';
import type { Act } from './act.ts';

type Do<Name extends Act['do']> = (act: Extract<Act, { do: Name }>, cloud: LabCloud) => unknown;

const hourMs = 3_600_000;

const acts: { readonly [Name in Act['do']]: Do<Name> } = {
  accept: ({ taskSid, worker }, { world }) =>
    post(`${world.stack.twilio.origin}/_local/desk/tasks/${taskSid}/accept`, { worker }),
  say: ({ taskSid, body }, { world }) =>
    post(`${world.stack.twilio.origin}/_local/desk/tasks/${taskSid}/messages`, { body }),
  sms: ({ from, body }, { world, smsNumber }) =>
    void world.stack.twilio.receiveSms({ from, to: smsNumber, body }),
  'profile-down': ({ on }, { world }) => {
    const { faults } = world.stack.segment;
    faults.clear();
    // As often as anything could ask within a run.
    if (on) faults.add({ path: '/v1/spaces', status: 503, times: 1000 });
  },
  cut: (_, { world }) => ({ cut: world.stack.twilio.sockets.drop({}) }),
  advance: ({ hours }, { world }) => world.stack.twilio.clock.advance(hours * hourMs),
  'compute-traits': (_, { world }) => void world.stack.segment.runBatches(),
  'tell-segment': ({ phone, traits }, { world, writeKeys }) =>
    post(`${world.stack.segment.origin}/v1/identify`, {
      writeKey: writeKeys.server,
      anonymousId: `server-${phone}`,
      traits: { phone, ...traits },
      context: {
        externalIds: [{ id: phone, type: 'phone', collection: 'users', encoding: 'none' }],
      },
    }),
  sign: async (claims, { world }) => ({
    token: await createIdentityToken(claims, world.stack.twilio.clock.now()),
  }),
  settle: async (_, { world }) => {
    await world.stack.twilio.idle();
    await world.stack.studio.idle();
    await world.stack.twilio.idle();
  },
};

/** Does what a scenario asks for, and gives what came of it. */
export async function runAct(act: Act, cloud: LabCloud): Promise<unknown> {
  const run = acts[act.do] as Do<Act['do']>;
  return await run(act, cloud);
}
