const headLength = 3_000;
const tailLength = 1_000;

/**
 * A message as it would be said: lower case, no accents, words apart by one space, sentences by " | ". Of a very long one
 * its beginning and its end, where people say what they want.
 *
 * @example
 * toSpoken('Hé! Can I talk to a HUMAN?'); // 'he | can i talk to a human |'
 */
export function toSpoken(message: string): string {
  return toReadable(message)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/['’]|[\u0300-\u036f]/g, '')
    .replaceAll('ł', 'l')
    .replace(/[.!?,;:\n\r…。？！]/g, ' | ')
    .replace(/[^\p{L}\p{M}\p{N}|]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
}

/** As much of a message as is looked at. */
export function toReadable(message: string): string {
  if (message.length <= headLength + tailLength) return message;
  return `${message.slice(0, headLength)} ${message.slice(-tailLength)}`;
}
