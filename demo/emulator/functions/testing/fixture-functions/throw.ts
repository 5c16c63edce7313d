/** Throws before it has waited for anything. */
export function handler(): void {
  throw new RangeError('It went wrong at once.');
}
