import type { FormField } from '../form/parse-form-fields.ts';
import type { ChatState } from '../state/model.ts';

/**
 * Whether the form comes before the chat: something is asked that nobody knows yet, or the visitor wants to change it.
 *
 * @example
 * needsForm(state, fields);
 */
export function needsForm(state: ChatState, fields: readonly FormField[]): boolean {
  const { phase, isFormDone, isChangingVisitor, outgoing, visitor } = state;
  if (isChangingVisitor) return phase !== 'ended';
  if (phase !== 'none' || isFormDone || outgoing.length > 0) return false;
  return fields.some(({ name, isNeeded }) => {
    if (name === 'phone') return !visitor.phone;
    // A name is worth asking for along with a phone, not for itself; a question is what the composer is for.
    return name === 'name' && isNeeded && !visitor.name;
  });
}
