// ITU-T E.164: a calling code has one, two or three digits, and none begins another.
const phoneParts =
  /^(\+(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3}))(\d+)$/;

/**
 * Puts spaces into an E.164 phone, so that a visitor can compare it: after the calling code, and in threes. The groups
 * of the country itself would need a phone library, which the panel does not wait for.
 *
 * @example
 * toReadablePhone('+14155552671'); // '+1 415 555 2671'
 */
export function toReadablePhone(phone: string): string {
  const [, code, rest] = phoneParts.exec(phone) ?? [];
  return code && rest ? `${code} ${rest.replace(/\d{3}(?=\d{2})/g, '$& ')}` : phone;
}
