/** A Studio flow, as the Console exports it. */
export interface FlowDefinition {
  description?: string;
  initial_state: string;
  flags?: { allow_concurrent_calls?: boolean };
  states: readonly FlowState[];
}

/** A widget in a flow. */
export interface FlowState {
  name: string;
  /** `make-http-request`, `split-based-on` … */
  type: string;
  transitions: readonly Transition[];
  properties: Readonly<Record<string, unknown>>;
}

export interface Transition {
  event: string;
  /** The name of the next widget; without one, the execution ends. */
  next?: string | null;
  conditions?: readonly Condition[];
}

/** A test of `split-based-on`; `arguments` and `value` are Liquid. */
export interface Condition {
  friendly_name: string;
  arguments: readonly string[];
  type: string;
  value: string;
}

/** How an execution begins. */
export const triggerEvents = [
  'incomingMessage',
  'incomingCall',
  'incomingConversationMessage',
  'incomingRequest',
  'incomingParent',
] as const;
export type TriggerEvent = (typeof triggerEvents)[number];

/** The JSON schema of a flow definition takes no more widgets. */
export const maxWidgets = 1000;

/** A definition may be 1 MB; in bytes. */
export const maxFlowBytes = 1024 * 1024;
