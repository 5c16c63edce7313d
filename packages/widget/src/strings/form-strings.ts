import type { PhoneRefusal } from '@docent/identity/parse-phone';

/** Every word of the form, in one language: a file of its own, as whoever is known never sees it. */
export interface FormStrings {
  readonly intro: string;
  readonly phone: string;
  readonly country: string;
  readonly name: string;
  readonly question: string;
  readonly optional: string;
  readonly start: string;
  readonly save: string;
  readonly skip: string;
  readonly checking: string;
  readonly needed: string;
  readonly unavailable: string;
  readonly phoneProblem: Readonly<Record<PhoneRefusal, string>>;
}
