import { cleanText } from '../clean-text.ts';
import { columnsOf, cutToColumns } from '../text-width.ts';

export const pageWidth = 120;

/** A value in so many columns; one that is cut tells how long it is. */
export function cutValue(value: string, columns: number): string {
  const clean = cleanText(value);
  if (columnsOf(clean) <= columns) return clean;
  const length = ` (${value.length.toLocaleString('en')} characters)`;
  return cutToColumns(clean, columns - length.length) + length;
}

/** A name in so many columns. */
export function cutName(name: string, columns: number): string {
  return cutToColumns(cleanText(name), columns);
}

/** A text, filled up with spaces. */
export function padTo(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)));
}

/** A sentence on as many lines as it needs. */
export function wrapWords(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of cleanText(text).split(/\s+/)) {
    const fitting = cutToColumns(word, columns);
    if (line && columnsOf(line) + 1 + columnsOf(fitting) > columns) {
      lines.push(line);
      line = fitting;
    } else line = line ? `${line} ${fitting}` : fitting;
  }
  return line ? [...lines, line] : lines;
}

/** A time span as a person says it. */
export function toSpan(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(2)} s`;
  const seconds = Math.round(ms / 1000);
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
  ];
  if (days > 0) return `${days} d ${hours} h`;
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min ${seconds % 60} s`;
}
