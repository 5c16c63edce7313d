// No digit in any sentence: a message that quotes no number cannot leak one into a log.
const sentences = {
  'not-text': 'The phone is not text. Pass a string.',
  empty: 'The phone is empty. Pass a number, or leave the call out.',
  'too-long': 'The text is far longer than a phone number. Pass the number alone.',
  'not-a-number': 'The text is not wholly a phone number. Pass the number alone, without words.',
  'country-needed':
    'The number is in national form and no country was given. Give the country, or pass the number in international form, with its plus.',
  'unknown-country':
    'The country given is not a known region. Pass its two letters as in ISO, such as US or GB.',
  impossible: 'The number is too short or too long for its country. Ask the visitor to check it.',
  invalid:
    'No such number exists in its country. Ask the visitor to check the number and its country.',
  'not-a-person':
    'The number belongs to a service (premium rate, toll free, shared cost, company-wide, pager or voicemail). Ask for a number that one person answers.',
  placeholder:
    'The value stands for no number, or repeats one digit. Ask the visitor for a real number.',
} as const;

/** Why a text was refused as a person's phone. */
export type PhoneRefusal = keyof typeof sentences;

/** A refused phone: a reason for code, and a sentence for a developer. The input is in neither. */
export interface RefusedPhone {
  readonly ok: false;
  readonly reason: PhoneRefusal;
  readonly message: string;
}

/** Every reason for which `parsePhone` refuses. */
export const phoneRefusals = Object.keys(sentences) as readonly PhoneRefusal[];

/**
 * Makes the refusal for a reason.
 *
 * @example
 * refusePhone('empty').message; // 'The phone is empty. …'
 */
export function refusePhone(reason: PhoneRefusal): RefusedPhone {
  return { ok: false, reason, message: sentences[reason] };
}
