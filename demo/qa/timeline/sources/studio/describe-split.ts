import type { Step } from '../../../../emulator/studio/engine/step.ts';
import type { FlowState } from '../../../../emulator/studio/flow/definition.ts';
import { cutWords } from '../../words/cut-words.ts';
import { toText } from '../../words/read-record.ts';
import { reasonWords } from './reason-words.ts';

/** What a split has found: `docs were read`, `docs_last_2_days is 0`, or the name of the condition. */
export function describeSplit({ inputs, matched }: Step, state: FlowState | undefined): string {
  const value = toValue(inputs['input']);
  const reason = reasonWords[value];
  if (reason !== undefined) return reason;
  const name = toName(state?.properties['input']);
  if (name !== undefined) return `${name} is ${value === '' ? 'empty' : cutWords(value, 60)}`;
  return matched ?? 'nothing matched';
}

function toValue(input: unknown): string {
  return typeof input === 'number' || typeof input === 'boolean'
    ? String(input)
    : (toText(input) ?? '');
}

/** `docs_last_2_days` of `{{widgets.profile_api.parsed.traits.docs_last_2_days}}`. */
function toName(template: unknown): string | undefined {
  return /^\s*\{\{[^}|]*?([\w-]+)\s*(?:\|[^}]*)?\}\}\s*$/.exec(toText(template) ?? '')?.[1];
}
