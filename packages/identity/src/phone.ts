declare const phoneBrand: unique symbol;

/** A phone number in E.164 form, with its plus: the one spelling that every package uses. */
export type Phone = string & { readonly [phoneBrand]: true };

const e164Shape = /^\+[1-9]\d{6,14}$/;

/**
 * Says whether a value has the shape of an E.164 number. Cheap and without metadata: whether the
 * number exists is for `parsePhone` to say.
 *
 * @example
 * isPhone('+14155552671'); // true
 * isPhone('(415) 555-2671'); // false
 */
export function isPhone(value: unknown): value is Phone {
  return typeof value === 'string' && e164Shape.test(value);
}
