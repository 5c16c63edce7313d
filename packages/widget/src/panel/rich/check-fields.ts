import type { MessageField } from '../../state/model.ts';
import type { Strings } from '../../strings/strings.ts';

/** What stands in the fields of a form, by their names; `true` of a box that is ticked. */
export type FieldValues = Readonly<Record<string, string | boolean>>;

/**
 * What must be mended before a form is sent, by the names of its fields.
 *
 * @example
 * checkFields(fields, { values: {}, strings }); // { email: 'Please fill this in.' }
 */
export function checkFields(
  fields: readonly MessageField[],
  { values, strings }: { readonly values: FieldValues; readonly strings: Strings },
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = values[field.name];
      const isEmpty = typeof value === 'string' ? !value.trim() : !value;
      if (isEmpty) return field.isRequired ? [[field.name, strings.form.needed]] : [];
      return isRight(field, value) ? [] : [[field.name, strings.rich.wrong]];
    }),
  );
}

function isRight({ type, options }: MessageField, value: unknown): boolean {
  const text = String(value).trim();
  if (type === 'email') return /^[^\s@]+@[^\s@]+$/.test(text);
  if (type === 'tel') return /^[+\d][\d\s()./-]{3,30}$/.test(text);
  if (type === 'number') return Number.isFinite(Number(text.replace(',', '.')));
  return type !== 'select' || options.includes(text);
}
