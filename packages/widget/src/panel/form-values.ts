import { checkAnswers, type CheckedAnswers } from '../form/check-answers.ts';
import { checkPhone } from '../form/check-phone.ts';
import type { FormField } from '../form/parse-form-fields.ts';
import type { KnownVisitor } from '../state/model.ts';
import type { Strings } from '../strings/strings.ts';
import { PhoneField } from './phone-field.ts';

/** What stands in the form. */
export class FormValues {
  texts = { name: '', question: '' };
  private isNameTouched = false;

  constructor(readonly phone: PhoneField) {}

  /** What becomes known later fills what nobody has touched; nothing of one person stays for the next. */
  showVisitor({ phone, name = '' }: KnownVisitor, before: KnownVisitor | undefined): void {
    const isAnother = before?.phone !== undefined && before.phone !== phone;
    if (isAnother || !this.phone.isTouched) this.phone.show(phone);
    if (isAnother || !this.isNameTouched) this.texts = { ...this.texts, name };
    if (isAnother) this.isNameTouched = false;
  }

  /** Takes what the visitor typed, or what another tab did. */
  setText(name: 'name' | 'question', text: string): void {
    this.texts = { ...this.texts, [name]: text };
    if (name === 'name') this.isNameTouched = true;
  }

  /** What must be mended, and what is answered. */
  check(fields: readonly FormField[], strings: Strings['form']): CheckedAnswers {
    const { texts, phone } = this;
    return checkAnswers({ fields, texts, phone: checkPhone(phone.entry, phone.tools), strings });
  }
}
