const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34 } as const;
export type Tone = keyof typeof codes;

/** Colors a text for a terminal. */
export type Paint = (tone: Tone, text: string) => string;

/** Colors nothing unless asked to: files and pipes want plain text. */
export function createPaint(colored: boolean): Paint {
  return (tone, text) => (colored && text ? `\u001b[${codes[tone]}m${text}\u001b[0m` : text);
}
