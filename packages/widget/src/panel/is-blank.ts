/**
 * Whether nobody would see anything of a text: spaces, direction marks, letters without a shape.
 *
 * @example
 * isBlank(' \u200b\u202e'); // true
 */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);
}
