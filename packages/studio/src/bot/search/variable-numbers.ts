/** Appends a whole number, 7 bits to a byte, lowest first; the highest bit says that more follow. */
export function pushNumber(bytes: number[], number: number): void {
  let rest = number;
  while (rest > 127) {
    bytes.push((rest & 127) | 128);
    rest >>>= 7;
  }
  bytes.push(rest);
}

/**
 * Calls back with each number of a range of bytes.
 *
 * @example
 * forEachNumber({ bytes, from: 0, to: bytes.length }, (number) => numbers.push(number));
 */
export function forEachNumber(
  { bytes, from, to }: { bytes: Uint8Array; from: number; to: number },
  callback: (number: number) => void,
): void {
  let number = 0;
  let shift = 0;
  for (let index = from; index < to; index++) {
    const byte = bytes[index] ?? 0;
    number |= (byte & 127) << shift;
    shift += 7;
    if (byte < 128) {
      callback(number);
      number = 0;
      shift = 0;
    }
  }
}
