import type { MessageOffer } from '../../state/model.ts';
import type { FieldValues } from './check-fields.ts';

type Form = NonNullable<MessageOffer['form']>;

/** What of attributes the chat has room for, bytes of JSON. */
const mostBytes = 2_900;

/**
 * What a form sends: lines that anybody can read, and the same for programs. Where there is more than attributes can
 * hold, they name the form alone.
 *
 * @example
 * toFormMessage(form, { email: 'ada@docs.dev' }); // { body: 'E-mail: ada@docs.dev', attributes: { form: … } }
 */
export function toFormMessage({ id, fields }: Form, values: FieldValues) {
  const filled = fields.flatMap(({ name, label }) => {
    const value = values[name];
    const given = typeof value === 'string' ? value.trim() : value;
    return given ? [{ name, label, given }] : [];
  });
  const lines = filled.map(
    ({ label, given }) => `${toLabel(label)}: ${given === true ? '✓' : given}`,
  );
  const given = Object.fromEntries(filled.map((one) => [one.name, one.given]));
  const form = { id, values: given };
  const bytes = new TextEncoder().encode(JSON.stringify({ form })).length;
  return { body: lines.join('\n'), attributes: { form: bytes > mostBytes ? { id } : form } };
}

/** `Your name:` and `How many?` have their sign already. */
function toLabel(label: string): string {
  return label.replace(/\s*[:：]$/, '');
}
