import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { FieldErrors } from '../form/check-answers.ts';
import { chooseFields } from '../form/choose-fields.ts';
import { createLater } from '../form/create-later.ts';
import type { FieldName, FormField } from '../form/parse-form-fields.ts';
import { loadPhoneTools } from '../form/phone-tools.ts';
import type { ChatConfig } from '../options.ts';
import type { KnownVisitor, Trouble } from '../state/model.ts';
import type { Strings } from '../strings/strings.ts';
import { formStyles } from './chat-form.styles.ts';
import { define } from './define.ts';
import { renderField } from './field-view.ts';
import { FormValues } from './form-values.ts';
import { fire } from './panel-events.ts';
import { PhoneField } from './phone-field.ts';
import { base, button } from './shared.styles.ts';
import { Submission } from './submission.ts';
import { renderName, renderQuestion } from './text-fields.ts';

const draftPauseMs = 300;

/**
 * The short form before a chat: phone, name, question, as the page wants them; what is known stands in it already.
 *
 * @fires chat-form - What was answered, the phone in E.164.
 * @fires chat-skip - The visitor would rather not say, or changes nothing after all.
 * @fires chat-draft - What stands in the question, soon after it was typed.
 */
export class ChatForm extends LitElement {
  static override styles = [base, button, formStyles];
  static override properties = {
    config: { attribute: false },
    visitor: { attribute: false },
    strings: { attribute: false },
    draft: { attribute: false },
    trouble: { attribute: false },
    isChanging: { attribute: false },
    locale: { attribute: false },
    errors: { state: true },
  };

  declare config: ChatConfig;
  declare visitor: KnownVisitor;
  declare strings: Strings;
  /** What another tab, or the composer, has for the question; taken while nobody writes here. */
  declare draft: string;
  declare trouble: Trouble | undefined;
  /** A chat runs: phone and name alone. */
  declare isChanging: boolean;
  /** A language tag, such as `en-GB`. */
  declare locale: string;
  declare private errors: FieldErrors;
  /** Its own words, which come along with it. */
  /** What loads the parser of phones. */
  loadPhoneTools = loadPhoneTools;
  /** How long a submitted form waits for it, ms. */
  checkTimeoutMs = 8000;

  private readonly values = new FormValues(
    new PhoneField({
      load: () => this.loadPhoneTools(),
      input: () => this.find('phone') as HTMLInputElement | null,
      locale: () => this.locale,
      onChange: () => this.requestUpdate(),
    }),
  );

  private readonly submission = new Submission({
    check: () => this.check(),
    load: () => this.values.phone.load(),
    phoneText: () => this.values.phone.entry.text,
    onChange: () => this.requestUpdate(),
  });

  private readonly draftTeller = createLater(
    () => fire(this, 'chat-draft', { text: this.values.texts.question }),
    draftPauseMs,
  );

  constructor() {
    super();
    this.visitor = {};
    this.draft = '';
    this.isChanging = false;
    this.locale = '';
    this.errors = {};
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.draftTeller.cancel();
    this.submission.stop();
  }

  /** Puts the focus where the visitor goes on: to what must be mended, else to the first empty field. */
  async focusFirst(): Promise<void> {
    await this.updateComplete;
    const fields = this.fields.map(({ name }) => this.find(name) as HTMLInputElement | null);
    const empty = fields.find((field) => field?.value === '');
    const { firstError, errors } = this;
    const isCountryNeeded = errors.phone === this.strings.form.phoneProblem['country-needed'];
    const wrong = firstError === 'phone' && isCountryNeeded ? 'country' : firstError;
    (this.find(wrong) ?? empty ?? fields[0])?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { values, visitor, trouble, draft } = this;
    if (changed.has('config')) values.phone.country ||= this.config.country ?? '';
    if (changed.has('visitor')) values.showVisitor(visitor, changed.get('visitor'));
    // Another tab's, or an old one of this tab: whoever writes here knows better.
    const isWriting = this.find('question')?.matches(':focus') && document.hasFocus();
    if (changed.has('draft') && !isWriting) values.setText('question', draft);
    if (!changed.has('trouble')) return;
    this.submission.renew();
    const isRefused = trouble === 'phone-refused';
    this.errors = isRefused ? { phone: this.strings.trouble[trouble] } : {};
  }

  protected override firstUpdated(): void {
    // What goes wrong is told when the form is sent, and tried again.
    if (this.find('phone')) this.values.phone.load().catch(() => {});
  }

  protected override render() {
    const { submission, isChanging } = this;
    const { form } = this.strings;
    const wayRound = this.nameWayRound();
    return html`<form
      novalidate
      @submit=${this.handleSubmit}
      @input=${this.handleInput}
      @change=${this.handleChange}
    >
      ${this.isIntroduced ? html`<p>${form.intro}</p>` : nothing}
      ${this.fields.map((field) => this.renderField(field))}
      <p class="error" role="alert">${submission.isUnavailable ? form.unavailable : nothing}</p>
      <p class="visually-hidden" role="status">
        ${submission.isChecking ? form.checking : nothing}
      </p>
      <button class="button main" aria-disabled=${submission.isChecking}>
        ${submission.isChecking ? form.checking : isChanging ? form.save : form.start}
      </button>
      ${
        wayRound &&
        html`<button class="button" type="button" @click=${this.handleSkip}>${wayRound}</button>`
      }
    </form>`;
  }

  private renderField({ name, isNeeded }: FormField) {
    const { locale, errors, values } = this;
    const strings = this.strings.form;
    const isFirstError = name === this.firstError;
    const view = { strings, locale, isNeeded, error: errors[name], isFirstError };
    if (name === 'phone') return renderField(name, view, values.phone.render(view));
    const onText = (text: string) => values.setText(name, text);
    const field = { ...view, text: values.texts[name], onText };
    return renderField(name, view, name === 'name' ? renderName(field) : renderQuestion(field));
  }

  private get fields(): readonly FormField[] {
    const { config, isChanging, trouble } = this;
    return chooseFields({ form: config.form, isChanging, trouble });
  }

  private get firstError(): FieldName | undefined {
    return this.fields.find(({ name }) => this.errors[name])?.name;
  }

  /** Whether there is a phone to be asked for. */
  private get isIntroduced(): boolean {
    const isAsked = this.fields.some(({ name }) => name === 'phone');
    return isAsked && !this.isChanging && !this.visitor.phone;
  }

  /** What the second button says, where there is a way round the form. */
  private nameWayRound(): string | undefined {
    if (this.isChanging) return this.strings.endCancel;
    const isMust = this.fields.some(({ name, isNeeded }) => isNeeded && name !== 'question');
    return this.isIntroduced && !isMust ? this.strings.form.skip : undefined;
  }

  private find(id: string | undefined): HTMLElement | null {
    return id ? this.renderRoot.querySelector(`#${id}`) : null;
  }

  private check() {
    return this.values.check(this.fields, this.strings.form);
  }

  private async handleSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const submitted = await this.submission.run(this.checkTimeoutMs);
    if (!submitted) return;
    if ('answers' in submitted) {
      this.draftTeller.cancel();
      fire(this, 'chat-form', submitted.answers);
      return;
    }
    this.errors = submitted.errors;
    if (this.firstError) await this.focusFirst();
  }

  private handleSkip(): void {
    this.submission.stop();
    this.draftTeller.flush();
    fire(this, 'chat-skip');
  }

  /** While somebody types, an error only goes away; a new one waits until the field is left. */
  private handleInput(event: Event): void {
    const name = toFieldName(event);
    this.submission.renew();
    if (name === 'question') this.draftTeller.ask();
    if (this.errors[name] && !this.check().errors[name]) this.setError(name, undefined);
  }

  private handleChange(event: Event): void {
    const name = toFieldName(event);
    this.draftTeller.flush();
    if (this.submission.hasTried) this.setError(name, this.check().errors[name]);
  }

  private setError(name: FieldName, error: string | undefined): void {
    this.errors = { ...this.errors, [name]: error };
  }
}

function toFieldName(event: Event): FieldName {
  const { id } = event.target as HTMLElement;
  return id === 'country' ? 'phone' : (id as FieldName);
}

define('docent-chat-form', ChatForm);

declare global {
  interface HTMLElementTagNameMap {
    'docent-chat-form': ChatForm;
  }
}
