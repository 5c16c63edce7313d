/** Never calls back. */
export function handler(): void {
  // Whoever calls waits.
}
