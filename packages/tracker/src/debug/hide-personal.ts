import type { Visitor } from '@docent/identity';
import type { Section } from './section.ts';

type Personal = Pick<Visitor, 'name' | 'userId'>;

const phone = /\+\d{7,15}/g;
const email = /[^\s"@<>]+@[^\s"@<>]+/g;

/**
 * Masks in a section what says who somebody is, so that a screenshot can be shown: phones but for their last two digits,
 * e-mail addresses, and the name and the user ID of the reader.
 *
 * @example
 * hidePersonal(section, visitor).summary; // '•••71'
 */
export function hidePersonal(section: Section, personal: Personal): Section {
  const hide = (value: unknown): unknown => hideIn(value, personal);
  return {
    ...section,
    summary: hide(section.summary) as string,
    rows: section.rows.map((row) => ({
      ...row,
      text: hide(row.text) as string,
      ...(row.json !== undefined && { json: hide(row.json) }),
    })),
    ...(section.copy !== undefined && { copy: hide(section.copy) }),
  };
}

/** Values alone: the name of a reader may be that of a key. */
function hideIn(value: unknown, personal: Personal): unknown {
  if (typeof value === 'string') return hideText(value, personal);
  if (Array.isArray(value)) return value.map((one) => hideIn(one, personal));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([key, one]) => [key, hideIn(one, personal)]));
}

function hideText(text: string, { name = '', userId = '' }: Personal): string {
  const hidden = text.replace(phone, (found) => `•••${found.slice(-2)}`).replace(email, '•••');
  return [name, userId].reduce(
    (rest, one) => (one.length > 1 ? rest.replaceAll(one, '•••') : rest),
    hidden,
  );
}
