import type { Stack } from '../../../../stack.ts';
import type { Draft } from '../../draft.ts';
import { describeFault, describeSocketFaults } from './describe-fault.ts';
import { describeMove } from './describe-move.ts';

/** Follows what is set by hand: faults of both clouds, and the clock; returns a function that stops that. */
export function followControls(
  { segment, twilio }: Pick<Stack, 'segment' | 'twilio'>,
  add: (draft: Draft) => void,
): () => void {
  const { clock } = segment;
  let before = clock.now() - Date.now();
  const control = (title: string, raw: unknown, detail?: string): void =>
    add({
      at: clock.now(),
      source: 'local',
      kind: 'control',
      title,
      ...(detail !== undefined && { detail }),
      raw,
    });
  const stops = [
    clock.onMove(() => {
      const offset = clock.now() - Date.now();
      const title = describeMove(before, offset);
      before = offset;
      control(title, { now: new Date(clock.now()).toISOString() });
    }),
    segment.faults.onChange((fault) =>
      fault
        ? control(`Fault set: ${describeFault(fault, 'Segment')}`, fault)
        : control('Faults of Segment taken back', {}),
    ),
    twilio.faults.onChange((change) => {
      if (change.kind === 'cleared') control('Faults of Twilio taken back', {});
      else if (change.kind === 'added')
        control(`Fault set: ${describeFault(change.fault, 'Twilio')}`, change.fault);
      else if (change.kind === 'removed')
        control(`Fault taken back: ${describeFault(change.fault, 'Twilio')}`, change.fault);
      else control(describeSocketFaults(change.socket), change.socket);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
