import type { FormAnswers } from '../engine/chat-engine.ts';
import type { Strings } from '../strings/strings.ts';
import type { CheckedPhone } from './check-phone.ts';
import type { FieldName, FormField } from './parse-form-fields.ts';

/** A sentence for each field that must be mended. */
export type FieldErrors = { readonly [Name in FieldName]?: string | undefined };

interface Filled {
  readonly fields: readonly FormField[];
  readonly texts: { readonly name: string; readonly question: string };
  readonly phone: CheckedPhone;
  readonly strings: Strings['form'];
}

/** What must be mended, and what was answered. */
export interface CheckedAnswers {
  readonly errors: FieldErrors;
  readonly answers: FormAnswers;
  /** There is a phone, and nothing could check it: it is not among the answers. */
  readonly isUnchecked: boolean;
}

/**
 * Checks a form.
 *
 * @example
 * checkAnswers({ fields, texts, phone, strings }).errors; // { name: 'Please fill this in.' }
 */
export function checkAnswers({ fields, texts, phone, strings }: Filled): CheckedAnswers {
  const errors: Partial<Record<FieldName, string>> = {};
  const answers: Partial<Record<FieldName, string>> = {};
  let isUnchecked = false;
  for (const { name, isNeeded } of fields) {
    const isPhone = name === 'phone';
    const answer = isPhone ? 'phone' in phone && phone.phone : texts[name].trim();
    if (answer) answers[name] = answer;
    else if (isPhone && 'refusal' in phone) errors[name] = strings.phoneProblem[phone.refusal];
    else if (isPhone && 'isUnchecked' in phone) isUnchecked = true;
    else if (isNeeded) errors[name] = strings.needed;
  }
  return { errors, answers, isUnchecked };
}

/** Whether anything must be mended. */
export function hasError(errors: FieldErrors): boolean {
  return Object.values(errors).some(Boolean);
}
