import type { Trouble } from '../state/model.ts';
import { parseFormFields, type FormField } from './parse-form-fields.ts';

interface FieldsQuery {
  /** What `data-form` says. */
  readonly form: string | undefined;
  /** A chat runs. */
  readonly isChanging: boolean;
  readonly trouble: Trouble | undefined;
}

/**
 * Chooses what is asked now: what the page wants, without the question where that has been asked, and never nothing at all.
 *
 * @example
 * chooseFields({ form: 'phone question*', isChanging: true, trouble: undefined }); // the phone alone
 */
export function chooseFields({ form, isChanging, trouble }: FieldsQuery): readonly FormField[] {
  const isRefused = trouble === 'phone-refused';
  const wanted = parseFormFields(form) ?? [];
  // The question of a chat that runs, or that waits for a better phone, has been asked.
  const fields = wanted.filter(({ name }) => name !== 'question' || !(isChanging || isRefused));
  const isPhoneAsked = fields.some(({ name }) => name === 'phone');
  // A phone of the page that was refused must be mended somewhere; whoever changes must find something to change.
  const isPhoneAdded = !isPhoneAsked && (isRefused || fields.length === 0);
  return isPhoneAdded ? [{ name: 'phone', isNeeded: false }, ...fields] : fields;
}
