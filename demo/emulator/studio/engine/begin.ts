import { toContext, type Beginning } from './channels.ts';
import type { Executions } from './executions.ts';
import type { Flows } from './flows.ts';
import { startRunner, type Runner } from './runner.ts';
import { runSubflow, type Settings } from './subflow.ts';

interface BeginOptions {
  settings: Settings;
  flows: Flows;
  executions: Executions;
}

/** Creates what begins an execution, of the revision that the contact gets; `undefined` where there is none. */
export function createBegin({ settings, flows, executions }: BeginOptions) {
  const world = { settings, flows, keep: executions.keep };
  return (flowSid: string, { event, channel, trigger, data = {} }: Beginning) => {
    const revision = flows.running(flowSid, channel.address);
    if (!revision) return undefined;
    const runner: Runner = startRunner({
      ...settings,
      flow: revision.definition,
      flowSid,
      revision: revision.revision,
      triggerEvent: event,
      channel,
      context: toContext(flowSid, { channel, trigger, data }),
      startSubflow: (call, parent) => runSubflow(world, call, parent),
    });
    executions.keep(runner);
    executions.activate(runner);
    return runner;
  };
}
