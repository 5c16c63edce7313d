/** One widget's turn in an execution. */
export interface Step {
  /** From 1, in order. */
  number: number;
  sid: string;
  name: string;
  type: string;
  /** ms since 1970 */
  startedAt: number;
  endedAt: number;
  /** Its properties after Liquid, secrets masked. */
  inputs: Readonly<Record<string, unknown>>;
  /** What it asked by HTTP, secrets masked. */
  request?: { method: string; url: string; body?: string };
  response?: { status: number; contentType: string; body: string };
  /** What it leaves at `widgets.<name>`. */
  output: Readonly<Record<string, unknown>>;
  /** The transition taken; `null` while it waits, or when the execution ended here by an error. */
  event: string | null;
  /** Where the transition leads; `null` for the end. */
  next: string | null;
  /** The condition that matched, by its friendly name. */
  matched?: string;
  /** What went wrong, with Studio's code where it has one. */
  problem?: { code: number; message: string };
}

export type EndReason =
  /** A transition without a next widget. */
  | 'end'
  /** It broke one of Studio's limits, or an error has no transition. */
  | 'failed'
  | 'stopped';

export interface Execution {
  sid: string;
  flowSid: string;
  revision: number;
  triggerEvent: string;
  contact: string;
  startedAt: number;
  endedAt: number | null;
  status: 'active' | 'ended';
  endReason: EndReason | null;
  /** The widget that waits for the customer or for a subflow, if one does. */
  waitingAt: string | null;
  steps: readonly Step[];
  /** A message that came while no widget waited, and is lost as in the cloud; and other remarks, in order. */
  remarks: readonly string[];
  problem?: { code: number; message: string };
}
