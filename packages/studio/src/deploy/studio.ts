import type { Twilio } from 'twilio';
import { attempt, attemptToFind } from './attempt.ts';
import { DeployError } from './deploy-error.ts';
import { toFailure } from './failure.ts';
import { flowName, type FoundFlow } from './plan.ts';
import { toFlowProblems } from './to-flow-problems.ts';

interface FlowQuery {
  /** From `.env`: it must exist. */
  readonly givenSid: string | undefined;
  /** What the Functions start since an earlier deploy: it may have been removed. */
  readonly rememberedSid: string | undefined;
  /** Whether it is to stay as it is. */
  readonly isOwn: boolean;
}

const doing = 'Reading the flow';

/**
 * By what a deploy knows its own flows again. A name or a description can be anybody's, and can be changed in the Console;
 * a revision keeps its message.
 */
const commitMessage = 'Docent deploy';

/** Finds the flow by its SID, else by its name; undefined when there is none yet. Throws `DeployError`. */
export async function readFlow(
  client: Twilio,
  { givenSid, rememberedSid, isOwn }: FlowQuery,
): Promise<FoundFlow | undefined> {
  if (givenSid !== undefined) {
    const given = await readFlowBySid(client, givenSid);
    if (given) return given;
    const other = isOwn ? '' : `, or take it out to have the flow "${flowName}"`;
    throw new DeployError(
      `There is no flow ${givenSid} in this account. Correct STUDIO_FLOW_SID in .env${other}.`,
    );
  }
  const remembered = rememberedSid ? await readFlowBySid(client, rememberedSid) : undefined;
  return remembered ?? readFlowByName(client);
}

async function readFlowByName(client: Twilio): Promise<FoundFlow | undefined> {
  const flows = await attempt({ doing }, () => client.studio.v2.flows.list());
  const [first, second] = flows.filter(({ friendlyName }) => friendlyName === flowName);
  if (second)
    throw new DeployError(
      `Several flows are named "${flowName}". Say which one it is by STUDIO_FLOW_SID in .env.`,
    );
  return first && readFlowBySid(client, first.sid);
}

async function readFlowBySid({ studio }: Twilio, sid: string): Promise<FoundFlow | undefined> {
  const context = studio.v2.flows(sid);
  const [flow, first, published] = await Promise.all([
    attemptToFind({ doing }, () => context.fetch()),
    attemptToFind({ doing }, () => context.revisions('1').fetch()),
    attemptToFind({ doing }, () => context.revisions('LatestPublished').fetch()),
  ]);
  if (!flow) return undefined;
  return {
    sid,
    friendlyName: flow.friendlyName,
    revision: flow.revision,
    published: published && {
      revision: published.revision,
      definition: published.definition as unknown,
    },
    isOurs: [first, published].some((revision) => revision?.commitMessage === commitMessage),
  };
}

/** Publishes a definition, in a flow of that SID or in a new one; returns its SID. Throws `DeployError`. */
export async function publishFlow(
  { studio }: Twilio,
  { sid, definition }: { readonly sid: string | undefined; readonly definition: unknown },
): Promise<string> {
  const flow = { status: 'published', definition, commitMessage } as const;
  await validate(() => studio.v2.flowValidate.update({ ...flow, friendlyName: flowName }));
  const saved = await attempt({ doing: 'Publishing the flow' }, () =>
    sid === undefined
      ? studio.v2.flows.create({ ...flow, friendlyName: flowName })
      : studio.v2.flows(sid).update(flow),
  );
  return saved.sid;
}

/** Studio's own check: throws with every problem that it finds. */
async function validate(call: () => Promise<{ valid: boolean }>): Promise<void> {
  await attempt({ doing: 'Validating the flow' }, async () => {
    try {
      if ((await call()).valid) return;
    } catch (error) {
      const problems = toFlowProblems(toFailure(error).details);
      if (problems.length === 0) throw error;
      throw new DeployError(
        `Studio finds the flow wrong, and it was not published:\n- ${problems.join('\n- ')}`,
        { cause: error },
      );
    }
    throw new DeployError(
      'Studio finds the flow wrong, and does not say why. It was not published.',
    );
  });
}
