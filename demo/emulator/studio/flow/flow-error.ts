/** One thing that is wrong with the text of a flow. */
export interface FlowDetail {
  /** Such as `states[3].transitions[0].next`; empty for the flow as a whole. */
  path: string;
  message: string;
}

/** What was given is no flow; the message lists every problem with its place. */
export class FlowError extends Error {
  override name = 'FlowError';
  readonly details: readonly FlowDetail[];

  constructor(details: readonly FlowDetail[]) {
    super(details.map(toSentence).join('\n'));
    this.details = details;
  }

  /** The problems as Studio's validation answers them. */
  toTwilio(): { message: string; property_path: string }[] {
    return this.details.map(({ path, message }) => ({ message, property_path: toPointer(path) }));
  }
}

function toSentence({ path, message }: FlowDetail): string {
  return path === '' ? message : `${path}: ${message}`;
}

/** `states[3].transitions[0].next` as Studio writes it: `#/states/3/transitions/0/next`. */
export function toPointer(path: string): string {
  const parts = path.replaceAll(']', '').split(/[.[]/u);
  return path === '' ? '#' : `#/${parts.join('/')}`;
}
