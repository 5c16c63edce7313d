import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { MessageField } from '../../state/model.ts';
import type { Strings } from '../../strings/strings.ts';

/** A field of a form, and how it stands. */
export interface FieldShown {
  readonly field: MessageField;
  /** Of the element: labels and errors are tied to it by it. */
  readonly id: string;
  readonly value: string | boolean;
  readonly error: string | undefined;
  readonly strings: Strings;
  readonly onValue: (value: string | boolean) => void;
}

const longest = { text: 200, textarea: 1000 };

/** A field: its label, itself, and what is wrong with it. */
export function renderField(shown: FieldShown) {
  const { field, id, error, strings } = shown;
  const optional = field.isRequired ? nothing : html` <small>(${strings.form.optional})</small>`;
  const label = html`<label for=${id}>${field.label}${optional}</label>`;
  const isBox = field.type === 'checkbox';
  return html`<div>
    ${isBox ? html`<div class="box">${renderBox(shown)}${label}</div>` : html`${label}${renderControl(shown)}`}
    <p class="error" id="${id}-error">${error}</p>
  </div>`;
}

function renderBox({ field, id, value, error, onValue }: FieldShown) {
  return html`<input
    type="checkbox"
    id=${id}
    .checked=${live(value === true)}
    aria-required=${field.isRequired}
    aria-invalid=${Boolean(error)}
    aria-describedby=${error ? `${id}-error` : nothing}
    @change=${({ target }: Event) => onValue((target as HTMLInputElement).checked)}
  />`;
}

function renderControl(shown: FieldShown) {
  const { field, id, error, strings } = shown;
  const value = String(shown.value || '');
  const onInput = ({ target }: Event) => shown.onValue((target as HTMLInputElement).value);
  const describedBy = error ? `${id}-error` : nothing;
  if (field.type === 'select')
    return html`<select
      class="control"
      id=${id}
      aria-required=${field.isRequired}
      aria-invalid=${Boolean(error)}
      aria-describedby=${describedBy}
      @change=${onInput}
    >
      <option value="">${strings.rich.choose}</option>
      ${field.options.map(
        (option) => html`<option value=${option} ?selected=${option === value}>${option}</option>`,
      )}
    </select>`;
  if (field.type === 'textarea')
    return html`<textarea
      class="control"
      id=${id}
      rows="3"
      dir="auto"
      maxlength=${longest.textarea}
      aria-required=${field.isRequired}
      aria-invalid=${Boolean(error)}
      aria-describedby=${describedBy}
      .value=${live(value)}
      @input=${onInput}
    ></textarea>`;
  // A field of numbers forgets what it does not understand; a text with the keys for numbers does not.
  const isNumber = field.type === 'number';
  return html`<input
    class="control"
    id=${id}
    type=${isNumber ? 'text' : field.type}
    inputmode=${isNumber ? 'decimal' : nothing}
    autocomplete=${field.type === 'email' || field.type === 'tel' ? field.type : nothing}
    dir=${field.type === 'email' || field.type === 'tel' ? 'ltr' : 'auto'}
    maxlength=${longest.text}
    aria-required=${field.isRequired}
    aria-invalid=${Boolean(error)}
    aria-describedby=${describedBy}
    .value=${live(value)}
    @input=${onInput}
  />`;
}
