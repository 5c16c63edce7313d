/** What the form can ask. */
export type FieldName = 'phone' | 'name' | 'question';

/** A field of the form. */
export interface FormField {
  readonly name: FieldName;
  readonly isNeeded: boolean;
}

/** The fields in their order, or what is wrong with the attribute and how to mend it. */
export type ParsedFormFields =
  { readonly fields: readonly FormField[] } | { readonly problem: string };

/**
 * What `data-form` may say, as the source of a regular expression: `off`, or the names, each once and in any order, `*`
 * behind what is a must. For the loader, which has no room for `parseFormFields`.
 */
export const formPattern =
  '^\\s*(off|(?![^]*\\b(\\w+)\\b[^]*\\b\\2\\b)(phone|name|question)\\*?(\\s+(phone|name|question)\\*?)*)\\s*$';

const fieldNames: readonly string[] = ['phone', 'name', 'question'] satisfies FieldName[];

/**
 * Reads what the form asks. Without a text: a phone and a name if the visitor likes, and a question.
 *
 * @example
 * parseFormFields('phone* name'); // { fields: [{ name: 'phone', isNeeded: true }, { name: 'name', isNeeded: false }] }
 * parseFormFields('off'); // { fields: [] }
 */
export function parseFormFields(text = 'phone name question*'): ParsedFormFields {
  const words = text.trim().split(/\s+/);
  if (words.join() === 'off') return { fields: [] };
  const names = words.map((word) => word.replace(/\*$/, ''));
  if (names.every((name, at) => fieldNames.includes(name) && names.indexOf(name) === at)) {
    const fields = names.map((name, at) => ({
      name: name as FieldName,
      isNeeded: name !== words[at],
    }));
    return { fields };
  }
  return {
    problem:
      'form: write phone, name and question as you need them, each once, with * behind what is a must; or off.',
  };
}
