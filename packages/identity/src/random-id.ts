/**
 * Makes a random version 4 UUID. `crypto.randomUUID` is missing on pages without TLS.
 *
 * @example
 * randomId(); // 'b7e23ec2-9af7-4a0b-8f0d-0f0c3f1a6b1e'
 */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
