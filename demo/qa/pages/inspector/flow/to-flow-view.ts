import type { ExecutionData } from '../../../../emulator/studio/trace/to-data.ts';
import { toSpan } from '../../../../emulator/studio/trace/text/lines.ts';
import { formatWhole } from '../../shared/format.ts';
import { toStepView, type StepView } from './to-step-view.ts';

/** An execution as the page tells it. */
export interface FlowView {
  readonly status: string;
  /** The class of its chip. */
  readonly tone: string;
  readonly outcome: string;
  /** When, how long, how far. */
  readonly facts: string;
  readonly remarks: readonly string[];
  readonly steps: readonly StepView[];
}

/** Tells an execution. */
export function toFlowView(data: ExecutionData): FlowView {
  const { steps, widgets, startedAt, durationMs, revision } = data;
  const visited = widgets.filter(({ isVisited }) => isVisited).length;
  return {
    ...statusOf(data),
    outcome: data.outcome,
    facts: [
      formatWhole(startedAt),
      durationMs === null ? 'still open' : `took ${toSpan(durationMs)}`,
      `${steps.length} ${steps.length === 1 ? 'step' : 'steps'} through ${visited} of ${widgets.length} widgets`,
      `revision ${revision}`,
      data.sid,
    ].join(' · '),
    remarks: data.remarks,
    steps: steps.map((step) => toStepView(step, startedAt)),
  };
}

function statusOf({ status, endReason, waitingAt }: ExecutionData) {
  if (endReason === 'failed') return { status: 'Failed', tone: 'chip-danger' };
  if (status === 'ended') return { status: 'Ended', tone: 'chip-good' };
  return waitingAt === null
    ? { status: 'Runs', tone: 'chip-studio' }
    : { status: 'Waits', tone: 'chip-warning' };
}
