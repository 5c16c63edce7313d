import type { FlowContext, WidgetOutput } from '../engine/context.ts';
import type { Channel, StudioPorts } from '../engine/ports.ts';
import type { Step } from '../engine/step.ts';
import type { FlowState, Transition } from '../flow/definition.ts';

/** A kind of widget: what the Console offers, and what it does here. */
export interface Widget {
  type: string;
  /** The transitions that it can take. */
  events: readonly string[];
  run(call: WidgetCall): Promise<Outcome>;
}

/** What a widget is given when its turn comes. */
export interface WidgetCall {
  state: FlowState;
  context: FlowContext;
  channel: Channel;
  ports: StudioPorts;
  /** One of its properties as text; `''` where it is not there, or its Liquid failed. */
  text(property: string): string;
  /** Renders Liquid that is inside of a property; `''` where that fails. */
  render(template: string): string;
  /** A property as it stands in the flow. */
  raw(property: string): unknown;
  /** Adds to the step what was asked and answered, or what Studio only warns of. */
  note(part: Pick<Step, 'request' | 'response' | 'problem'>): void;
  now(): number;
  /** How long an answer by HTTP may take. */
  httpTimeoutMs: number;
  /** Runs another flow; resolves when that has ended. */
  runSubflow(flow: SubflowCall): Promise<SubflowResult>;
}

export interface SubflowCall {
  flowSid: string;
  /** `LatestPublished`, `LatestDraft` or a number. */
  revision: string;
  parameters: Record<string, unknown>;
}

export interface SubflowResult {
  isCompleted: boolean;
  output: WidgetOutput;
  problem?: Step['problem'];
}

/** How a widget's turn ends. */
export type Outcome =
  | Done
  /** Studio waits for the customer's next message, so many ms long. */
  | { waitMs: number; output: WidgetOutput; onReply: (reply: Reply) => Done; onTimeout: Done };

export interface Done {
  event: string;
  /** The transition, where several have the same event. */
  transition?: Transition;
  output?: WidgetOutput;
  /** Variables of the flow that it sets. */
  variables?: Readonly<Record<string, unknown>>;
  problem?: Step['problem'];
}

/** A message of the customer, as a waiting widget gets it: what Studio puts at `inbound`. */
export type Reply = Readonly<Record<string, unknown>> & { Body: string };
