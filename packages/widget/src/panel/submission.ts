import type { FormAnswers } from '../engine/chat-engine.ts';
import { hasError, type CheckedAnswers, type FieldErrors } from '../form/check-answers.ts';
import { readFullPhone } from '../form/check-phone.ts';
import { waitAtMost } from '../wait-at-most.ts';

interface SubmissionOptions {
  readonly check: () => CheckedAnswers;
  /** Loads what the check still lacks. */
  readonly load: () => Promise<unknown>;
  /** The phone as it was typed. */
  readonly phoneText: () => string;
  /** Something that shows has changed. */
  readonly onChange: () => void;
}

/** What became of it; undefined when it is the second of two, or nobody waits for it any more. */
export type Submitted =
  { readonly errors: FieldErrors } | { readonly answers: FormAnswers } | undefined;

/** The sending of a form: once, after what it takes to check it has come. */
export class Submission {
  isChecking = false;
  /** The last one failed because the phone could not be checked. */
  isUnavailable = false;
  /** From now on, errors are shown as fields are left. */
  hasTried = false;
  private isSent = false;
  private attempt = 0;

  constructor(private readonly options: SubmissionOptions) {}

  /** Something has changed: it may be sent again. */
  renew(): void {
    this.isSent = false;
    this.isUnavailable = false;
    this.options.onChange();
  }

  /** Nobody waits for it any more. */
  stop(): void {
    this.attempt += 1;
    this.isChecking = false;
  }

  /** Checks, waits for what the check lacks, and says what there is to do. */
  async run(timeoutMs: number): Promise<Submitted> {
    if (this.isChecking || this.isSent) return undefined;
    this.hasTried = true;
    this.renew();
    const { isUnchecked, errors } = this.options.check();
    const isWaiting = isUnchecked && !hasError(errors);
    return isWaiting && !(await this.wait(timeoutMs)) ? undefined : this.finish();
  }

  private finish(): Submitted {
    const { errors, answers, isUnchecked } = this.options.check();
    if (hasError(errors)) return { errors };
    // In full it may go: the server checks it too.
    const phone = isUnchecked ? readFullPhone(this.options.phoneText()) : answers.phone;
    this.isUnavailable = isUnchecked && !phone;
    this.isSent = !this.isUnavailable;
    return this.isSent ? { answers: { ...answers, ...(phone && { phone }) } } : { errors };
  }

  /** False when nobody wants the answer any more. */
  private async wait(timeoutMs: number): Promise<boolean> {
    const { attempt } = this;
    this.isChecking = true;
    this.options.onChange();
    await waitAtMost(this.options.load(), timeoutMs);
    if (attempt !== this.attempt) return false;
    this.isChecking = false;
    this.options.onChange();
    return true;
  }
}
