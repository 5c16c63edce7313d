import type { Found } from './parse-rich.ts';

const opening = /^ {0,3}(`{3,}|~{3,})[ \t]*([^\s`]*)[^`]*$/;

/** Reads a block of code between two fences; one that is not closed goes to the end. Undefined where none begins. */
export function readFence(lines: readonly string[], at: number): Found | undefined {
  const [, fence, language] = opening.exec(lines[at] ?? '') ?? [];
  if (!fence) return undefined;
  let end = at + 1;
  while (end < lines.length && !isClosing(lines[end] ?? '', fence)) end += 1;
  const text = lines.slice(at + 1, end).join('\n');
  const name = language?.slice(0, 30);
  return { block: { type: 'code', text, ...(name && { language: name }) }, end: end + 1 };
}

/** Whether a line begins a block of code. */
readFence.begins = (line: string): boolean => opening.test(line);

function isClosing(line: string, fence: string): boolean {
  const text = line.trim();
  return text.length >= fence.length && text === fence.charAt(0).repeat(text.length);
}
