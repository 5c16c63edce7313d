import type { SubflowResult } from '../widgets/widget.ts';
import { toContext } from './channels.ts';
import type { Flows } from './flows.ts';
import { startRunner, type Runner, type RunnerOptions, type StartedSubflow } from './runner.ts';

/** What an execution and its subflows have in common. */
export type Settings = Pick<
  RunnerOptions,
  'ports' | 'clock' | 'alarms' | 'mask' | 'httpTimeoutMs' | 'onChange'
>;

interface SubflowWorld {
  settings: Settings;
  flows: Flows;
  keep(child: Runner): void;
}

/** Runs a subflow in the place of its parent until it ends; it talks where its parent talks. */
export async function runSubflow(
  { settings, flows, keep }: SubflowWorld,
  call: StartedSubflow,
  parent: Runner,
): Promise<SubflowResult> {
  const { flowSid } = call;
  const revision = flows.revision(flowSid, call.revision);
  if (!revision) {
    const message = `There is no flow ${flowSid} with the revision ${call.revision}.`;
    return { isCompleted: false, output: {}, problem: { code: 81_024, message } };
  }
  const { channel, shared } = parent;
  const child = startRunner({
    ...settings,
    flow: revision.definition,
    flowSid,
    revision: revision.revision,
    triggerEvent: 'incomingParent',
    channel,
    context: toContext(flowSid, { channel, trigger: toTrigger(call, parent) }),
    shared,
  });
  keep(child);
  parent.setChild(child);
  await child.ended;
  parent.setChild(undefined);
  return toResult(child);
}

/** What started the parent can be read in the subflow, too. */
function toTrigger({ parameters, stepSid }: StartedSubflow, { context, execution }: Runner) {
  const parent = {
    parameters,
    step_sid: stepSid,
    execution_sid: execution.sid,
    flow_sid: execution.flowSid,
    trigger_type: execution.triggerEvent,
  };
  return { ...context.trigger, parent };
}

function toResult({ execution, context }: Runner): SubflowResult {
  if (execution.endReason === 'end') return { isCompleted: true, output: context.flow.variables };
  const { code, message } = execution.problem ?? { code: 81_024, message: 'It was stopped.' };
  const problem = { code, message: `The subflow did not come to its end: ${message}` };
  return { isCompleted: false, output: {}, problem };
}
