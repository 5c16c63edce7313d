/** What the form can ask. */
export type FieldName = 'phone' | 'name' | 'question';

/** A field of the form. */
export interface FormField {
  readonly name: FieldName;
  readonly isNeeded: boolean;
}

const fieldNames: readonly string[] = ['phone', 'name', 'question'] satisfies FieldName[];

/**
 * Reads what the form asks. Without a text: a phone and a name if the visitor likes, and a question.
 *
 * @returns The fields in their order; undefined where a word is none of them, or comes twice.
 * @example
 * parseFormFields('phone* name'); // [{ name: 'phone', isNeeded: true }, { name: 'name', isNeeded: false }]
 * parseFormFields('off'); // []
 */
export function parseFormFields(text = 'phone name question*'): readonly FormField[] | undefined {
  const words = text.trim().split(/\s+/);
  if (words.join() === 'off') return [];
  const names = words.map((word) => word.replace(/\*$/, ''));
  if (!names.every((name, at) => fieldNames.includes(name) && names.indexOf(name) === at))
    return undefined;
  return names.map((name, at) => ({ name: name as FieldName, isNeeded: name !== words[at] }));
}
