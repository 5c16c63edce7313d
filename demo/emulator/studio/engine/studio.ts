import type { Alarms } from '../../shared/alarms.ts';
import type { Clock } from '../../shared/clock.ts';
import type { StudioTrigger } from '../../twilio/webhooks/studio-trigger.ts';
import { createBegin } from './begin.ts';
import { toBeginning, toRequestBeginning } from './channels.ts';
import { createExecutions } from './executions.ts';
import { createFlows, type Flows } from './flows.ts';
import type { StudioPorts } from './ports.ts';
import type { Runner } from './runner.ts';
import type { Execution } from './step.ts';

export interface StudioOptions {
  ports: StudioPorts;
  clock: Clock;
  alarms: Alarms;
  /** Hides secrets in whatever is kept of an execution. */
  mask?: <T>(value: T) => T;
  /** Whether conversations are told of as chat channels of classic Flex, as until June 2026. */
  isClassic?: boolean;
  /** How long an answer by HTTP may take; 10 seconds by default, as in the cloud. */
  httpTimeoutMs?: number;
  /** Told whenever an execution has changed. */
  onChange?: (execution: Execution) => void;
  /** Told what a person should know, in one sentence. */
  log?: (sentence: string) => void;
}

export interface RestStart {
  flowSid: string;
  to: string;
  from: string;
  parameters: Record<string, unknown>;
}

/** A local Studio: its flows, and what runs of them. */
export interface Studio {
  flows: Flows;
  /** A message came: it goes to the execution that waits for it, or starts one. */
  handle(trigger: StudioTrigger): Runner | undefined;
  /** Starts an execution by REST; `undefined` while one is active with the same contact. */
  start(request: RestStart): Runner | undefined;
  /** The execution that is active with a contact, for which a start by REST would be refused. */
  findActive(request: Pick<RestStart, 'flowSid' | 'to' | 'from'>): Runner | undefined;
  find(executionSid: string): Runner | undefined;
  /** The executions of a flow, or all, the newest first. */
  list(flowSid?: string): Runner[];
  remove(executionSid: string): boolean;
  /** Resolves when every execution waits or has ended. */
  idle(): Promise<void>;
  /** Stops every execution. */
  close(): void;
}

export function createStudio(options: StudioOptions): Studio {
  const { clock, isClassic = false, log = () => undefined } = options;
  const flows = createFlows(clock.now);
  const executions = createExecutions();
  const settings = {
    ...options,
    mask: options.mask ?? (<T>(value: T) => value),
    onChange: ({ execution }: Runner) => options.onChange?.(execution),
  };
  const begin = createBegin({ settings, flows, executions });

  return {
    flows,
    handle(trigger) {
      const { flowSid } = trigger;
      const beginning = toBeginning(trigger, isClassic);
      const running = executions.active(flowSid, beginning.channel);
      running?.reply(beginning.inbound);
      const runner = running ?? begin(flowSid, beginning);
      if (!runner)
        log(
          `A message came for the flow ${flowSid}, which is not published here. Publish it first.`,
        );
      return runner;
    },
    start({ flowSid, to, from, parameters }) {
      const beginning = toRequestBeginning(to, from, parameters);
      if (executions.active(flowSid, beginning.channel)) return undefined;
      return begin(flowSid, beginning);
    },
    findActive: ({ flowSid, to, from }) =>
      executions.active(flowSid, toRequestBeginning(to, from, {}).channel),
    find: executions.find,
    list: executions.list,
    remove: executions.remove,
    async idle() {
      await Promise.all(executions.list().map((runner) => runner.settled()));
    },
    close() {
      for (const runner of executions.list()) runner.stop();
    },
  };
}
