import { adviceFor } from '../../../../emulator/studio/trace/text/advice.ts';
import type { Execution, Step } from '../../../../emulator/studio/engine/step.ts';
import type { FlowState } from '../../../../emulator/studio/flow/definition.ts';
import type { Draft } from '../../draft.ts';
import { describeStep } from './describe-step.ts';
import { isProfileRequest } from './step-kinds.ts';

/** What every entry of an execution has. */
export type ExecutionPart = Pick<
  Draft,
  'at' | 'source' | 'executionSid' | 'conversationSid' | 'tells'
>;

/** Studio has begun an execution. */
export function toStartDraft(
  { flowSid, sid, revision, triggerEvent, contact, startedAt }: Execution,
  flow: string | undefined,
  part: ExecutionPart,
): Draft {
  return {
    ...part,
    kind: 'flow',
    title: `Flow began: ${flow ?? flowSid}`,
    raw: { sid, flowSid, revision, triggerEvent, contact, startedAt },
  };
}

/** A step was taken, or waits. */
export function toStepDraft(
  { step, state }: { readonly step: Step; readonly state: FlowState | undefined },
  part: ExecutionPart,
): Draft {
  // That nobody is known is an answer, though Studio calls it a failure.
  const isUnknown = isProfileRequest(step) && step.response?.status === 404;
  const problem = isUnknown ? undefined : step.problem;
  return {
    ...part,
    kind: 'step',
    title: describeStep(step, state),
    detail: step.name,
    step: step.number,
    ...(problem && { problem: toProblem(problem) }),
    raw: step,
  };
}

/** An execution has ended. */
export function toEndDraft(execution: Execution, part: ExecutionPart): Draft {
  const { endReason, problem, steps, sid, startedAt, endedAt, remarks } = execution;
  const how = { end: 'ended', failed: 'failed', stopped: 'was stopped' }[endReason ?? 'end'];
  const last = steps.at(-1)?.name;
  return {
    ...part,
    kind: 'flow',
    title: `Flow ${how}${last ? ` after ${last}` : ''}`,
    ...(remarks.length > 0 && { detail: remarks.join(' ') }),
    ...(problem && { problem: toProblem(problem) }),
    raw: { sid, endReason, startedAt, endedAt, steps: steps.length, remarks, problem },
  };
}

function toProblem({ code, message }: { code: number; message: string }): string {
  const advice = adviceFor(code);
  return [code ? `${code}: ${message}` : message, advice].filter(Boolean).join(' ');
}
