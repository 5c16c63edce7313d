// SVG is none: it can hold programs and addresses.
const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']);

/**
 * Whether a file of this type is shown as a picture; any other is only named.
 *
 * @example
 * isPicture('image/svg+xml'); // false
 */
export function isPicture(type: string): boolean {
  return pictures.has(type);
}
