import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { refuseText } from '../../engine/refuse-text.ts';
import type { MessageOffer } from '../../state/model.ts';
import type { RowOffer } from '../../state/row-offer.ts';
import type { Strings } from '../../strings/strings.ts';
import { define } from '../define.ts';
import { fire } from '../panel-events.ts';
import { base, button } from '../shared.styles.ts';
import { fieldsStyles } from './chat-fields.styles.ts';
import { checkFields, type FieldValues } from './check-fields.ts';
import { renderField } from './render-field.ts';
import { toFormMessage } from './to-form-message.ts';

// What was begun in a form outlives the form: it is taken off the page when one scrolls away from it.
const drafts = new Map<string, FieldValues>();

const pauseMs = 1000;

/**
 * A form in a message.
 *
 * @fires chat-send - What was answered, as a line for each field, and as attributes
 */
export class ChatFields extends LitElement {
  static override styles = [base, button, fieldsStyles];
  static override properties = {
    strings: { attribute: false },
    form: { attribute: false },
    draftKey: { attribute: false },
    formState: { attribute: false },
    values: { state: true },
    errors: { state: true },
    hasTried: { state: true },
    isTooLong: { state: true },
  };

  declare strings: Strings;
  declare form: NonNullable<MessageOffer['form']>;
  /** What of the message: under it, what is begun here is kept. */
  declare draftKey: string;
  declare formState: NonNullable<RowOffer['formState']>;
  declare private values: FieldValues;
  declare private errors: Readonly<Record<string, string>>;
  declare private hasTried: boolean;
  declare private isTooLong: boolean;
  private sentAtMs = -Infinity;
  private hadFocus = false;

  constructor() {
    super();
    this.formState = 'open';
    this.values = {};
    this.errors = {};
    this.hasTried = false;
    this.isTooLong = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('draftKey')) this.values = drafts.get(this.draftKey) ?? {};
    this.hadFocus = Boolean(this.shadowRoot?.activeElement);
    if (this.formState !== 'sent') return;
    drafts.delete(this.draftKey);
    this.values = {};
  }

  protected override updated(changed: PropertyValues<this>): void {
    // The button is gone that had the focus.
    if (changed.has('formState') && this.hadFocus)
      this.renderRoot.querySelector<HTMLElement>('.sent')?.focus();
  }

  protected override render() {
    const { form, strings } = this;
    const title = form.title ? html`<p class="title" id="title">${form.title}</p>` : nothing;
    const name = form.title ? 'title' : nothing;
    if (this.formState === 'sent')
      return html`<div class="form" role="group" aria-labelledby=${name}>
        ${title}
        <p class="sent" tabindex="-1">${strings.sent}</p>
      </div>`;
    return html`<form class="form" novalidate aria-labelledby=${name} @submit=${this.handleSubmit}>
      ${title}
      <fieldset ?disabled=${this.formState === 'over'}>
        ${form.fields.map((field, at) =>
          renderField({
            field,
            id: `field-${at}`,
            value: this.values[field.name] ?? '',
            error: this.errors[field.name],
            strings,
            onValue: (value) => this.handleValue(field.name, value),
          }),
        )}
        <p class="error" role="alert">${this.isTooLong ? strings.composerTooLong : nothing}</p>
        <button class="button main"><bdi>${form.submit ?? strings.rich.submit}</bdi></button>
      </fieldset>
    </form>`;
  }

  private handleValue(name: string, value: string | boolean): void {
    this.values = { ...this.values, [name]: value };
    drafts.set(this.draftKey, this.values);
    this.isTooLong = false;
    // While somebody types, an error only goes away.
    if (this.hasTried && !this.check()[name]) this.errors = { ...this.errors, [name]: '' };
  }

  private handleSubmit(event: Event): void {
    event.preventDefault();
    this.hasTried = true;
    this.errors = this.check();
    if (Object.values(this.errors).some(Boolean)) void this.showErrors();
    else this.send();
  }

  private send(): void {
    const message = toFormMessage(this.form, this.values);
    // Nothing was a must, and nothing was said.
    if (!message.body) return this.focusField(0);
    const refusal = refuseText(message.body);
    this.isTooLong = refusal?.reason === 'too-long';
    // A double tap is one answer.
    const now = performance.now();
    if (refusal || now - this.sentAtMs < pauseMs) return;
    this.sentAtMs = now;
    fire(this, 'chat-send', message);
  }

  private async showErrors(): Promise<void> {
    await this.updateComplete;
    // With the focus, its error is read out.
    this.focusField(this.form.fields.findIndex(({ name }) => this.errors[name]));
  }

  private focusField(at: number): void {
    this.renderRoot.querySelector<HTMLElement>(`#field-${at}`)?.focus();
  }

  private check(): Readonly<Record<string, string>> {
    return checkFields(this.form.fields, { values: this.values, strings: this.strings });
  }
}

define('docent-chat-fields', ChatFields);

declare global {
  interface HTMLElementTagNameMap {
    'docent-chat-fields': ChatFields;
  }
}
