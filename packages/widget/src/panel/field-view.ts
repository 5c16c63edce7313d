import { html, nothing } from 'lit';
import type { FieldName } from '../form/parse-form-fields.ts';
import type { Strings } from '../strings/strings.ts';

/** What a field of the form shows, besides what stands in it. */
export interface FieldView {
  readonly strings: Strings['form'];
  /** BCP 47. */
  readonly locale: string;
  readonly isNeeded: boolean;
  /** What must be mended. */
  readonly error: string | undefined;
  /** The first of those with an error: the one that is read out. */
  readonly isFirstError: boolean;
}

/** The `aria-describedby` of a field: its error, where it has one. */
export function describe(name: FieldName, { error }: FieldView) {
  return error ? `${name}-error` : nothing;
}

/** A field: its label, itself, and what is wrong with it. */
export function renderField(name: FieldName, view: FieldView, control: unknown) {
  const { strings, error } = view;
  return html`<div class="field">
    <label for=${name}>
      ${strings[name]} ${view.isNeeded ? nothing : html`<small>(${strings.optional})</small>`}
    </label>
    ${control}
    <p class="error" id="${name}-error" role=${view.isFirstError ? 'alert' : nothing}>${error}</p>
  </div>`;
}
