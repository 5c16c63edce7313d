import type { VisitorClaims } from '@docent/identity';
import { parsePhone } from '@docent/identity/parse-phone';
import {
  maxLength,
  optional,
  picklist,
  pipe,
  regex,
  strictObject,
  string,
  type InferOutput,
} from 'valibot';
import { ApiError } from './api-error.ts';
import { toLine } from './to-line.ts';

const text = (length: number) => optional(pipe(string(), maxLength(length)));

/** What a page may say of its visitor. All of it is a claim. */
export const visitorSchema = strictObject({
  phone: text(250),
  country: optional(pipe(string(), regex(/^[a-z]{2}$/i))),
  name: text(200),
  email: text(320),
  userId: text(256),
  anonymousId: text(100),
  source: optional(picklist(['site', 'form', 'chat', 'verified'])),
});

/** A visitor as a page tells of it, its phone in any spelling. */
export type ToldVisitor = InferOutput<typeof visitorSchema>;

/** A visitor with the one spelling of the phone. */
export type ClaimedVisitor = VisitorClaims & { readonly anonymousId?: string };

/**
 * Turns what a page says of its visitor into claims: the phone in E.164, names of one line. What is empty is left out.
 * Throws `wrong-phone`, which says why and does not hold the number.
 *
 * @example
 * parseVisitor({ phone: '(415) 555-2671', country: 'US' }); // { phone: '+14155552671' }
 */
export function parseVisitor(visitor: ToldVisitor): ClaimedVisitor {
  const { phone, country: _, ...rest } = visitor;
  const told = { ...rest, name: toLine(rest.name), email: toLine(rest.email) };
  const present = Object.fromEntries(Object.entries(told).filter(([, value]) => value));
  if (phone === undefined) return present;
  const parsed = parsePhone(phone, visitor.country);
  if (!parsed.ok) throw new ApiError('wrong-phone', { detail: parsed.message });
  return { ...present, phone: parsed.phone };
}
