import { html } from 'lit';
import type { PhoneEntry } from '../form/check-phone.ts';
import type { CountryChoice } from '../form/list-choices.ts';
import type { PhoneTools } from '../form/phone-tools.ts';
import { describe, type FieldView } from './field-view.ts';
import { toReadablePhone } from './to-readable-phone.ts';

interface PhoneFieldOptions {
  readonly load: () => Promise<PhoneTools>;
  /** The field, once it is there. */
  readonly input: () => HTMLInputElement | null;
  /** A language tag: that of the countries' names. */
  readonly locale: () => string;
  /** Something that shows has changed. */
  readonly onChange: () => void;
}

/** The phone of the form: what was typed, and in which country. Formats as one types, once its tools are there. */
export class PhoneField {
  /** ISO 3166 alpha-2; empty where nobody knows. */
  country = '';
  /** Whether the visitor has changed it. */
  isTouched = false;
  /** What knows phone numbers, once it has loaded. */
  tools: PhoneTools | undefined;
  private text = '';
  private known: string | undefined;
  private loading: Promise<unknown> | undefined;
  private choices: readonly CountryChoice[] = [];

  constructor(private readonly options: PhoneFieldOptions) {}

  /** What stands in it now. */
  get entry(): PhoneEntry {
    const { text, country, isTouched, known } = this;
    return { text, country, known: isTouched ? undefined : known };
  }

  /** Loads the tools, once; again after they could not be loaded. */
  load(): Promise<unknown> {
    this.loading ??= this.options.load().then(
      (tools) => this.useTools(tools),
      (error: unknown) => {
        this.loading = undefined;
        throw error;
      },
    );
    return this.loading;
  }

  /** Shows a phone that is known, in place of what is there. */
  show(phone: string | undefined): void {
    this.known = phone;
    this.isTouched = false;
    this.text = phone ? toReadablePhone(phone) : '';
    this.format();
  }

  private useTools(tools: PhoneTools): void {
    const { input, locale, onChange } = this.options;
    this.tools = tools;
    this.choices = tools.listChoices(locale());
    this.format(input());
    this.country ||= tools.guessCountry(readPlace()) ?? '';
    this.format(input());
    onChange();
  }

  private format(input?: HTMLInputElement | null): void {
    if (!this.tools) return;
    const { text, country } = this;
    const caret = input?.selectionStart ?? text.length;
    const edited = this.tools.editPhone({ text, caret, country });
    this.text = edited.text;
    this.country = edited.country;
    if (!input || edited.text === text) return;
    input.value = edited.text;
    // Elsewhere, it would take the focus in some browsers.
    if (input.matches(':focus')) input.setSelectionRange(edited.caret, edited.caret);
  }

  private readonly handleInput = (event: InputEvent) => {
    const input = event.currentTarget as HTMLInputElement;
    this.isTouched = true;
    this.text = input.value;
    // A bracket that comes back at once could not be deleted.
    const isTaken = /^(delete|history)/.test(event.inputType);
    if (!event.isComposing && !isTaken) this.format(input);
    this.options.onChange();
  };

  private readonly handleChange = (event: Event) => {
    this.format(event.currentTarget as HTMLInputElement);
    this.options.onChange();
  };

  private readonly handleCountry = (event: Event) => {
    this.isTouched = true;
    this.country = (event.currentTarget as HTMLSelectElement).value;
    if (this.tools) this.text = this.tools.moveToCountry(this.text, this.country).text;
    this.options.onChange();
  };

  /** The field, with its country beside it. */
  render(view: FieldView) {
    const { country, choices } = this;
    const chosen = choices.find((choice) => choice.country === country);
    return html`<div class="phone" dir="ltr">
      <div class="control country">
        <span aria-hidden="true">${country} ${chosen?.code}</span>
        <select
          id="country"
          aria-label=${view.strings.country}
          autocomplete="off"
          ?disabled=${!this.tools}
          @change=${this.handleCountry}
        >
          ${chosen ? '' : html`<option></option>`}
          ${choices.map(
            (choice) =>
              html`<option .value=${choice.country} .selected=${choice === chosen}>
                ${choice.name} ${choice.code}
              </option>`,
          )}
        </select>
      </div>
      <input
        id="phone"
        class="control"
        type="tel"
        inputmode="tel"
        autocomplete="tel"
        aria-required=${view.isNeeded}
        aria-invalid=${!!view.error}
        aria-describedby=${describe('phone', view)}
        .value=${this.text}
        @input=${this.handleInput}
        @change=${this.handleChange}
      />
    </div>`;
  }
}

function readPlace() {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return { languages: navigator.languages, timeZone };
}
