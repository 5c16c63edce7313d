import { isMet, type Row } from './row.ts';

const head = ['', 'ours', 'target', '', 'twilio-webchat', 'Chatwoot', 'deep-chat', 'from'];

/**
 * Rows in columns, under a head: the first to the left, the others to the right.
 *
 * @example
 * formatTable([{ what: 'bubble, kB', value: 1.9, most: 2 }]);
 */
export function formatTable(rows: readonly Row[]): string {
  const cells = [head, ...rows.map(toCells)];
  const widths = head.map((_, column) =>
    Math.max(...cells.map((row) => toText(row, column).length)),
  );
  return cells
    .map((row) => head.map((_, column) => pad(toText(row, column), widths[column] ?? 0, column)))
    .map((row) => row.join('  ').trimEnd())
    .join('\n');
}

function toCells(row: Row): string[] {
  const { what, value, text, digits = 0, most, peers } = row;
  const ours = text ?? value.toFixed(digits);
  const target = most === undefined ? [] : [`≤ ${most}`, isMet(row) ? '✓' : '✗'];
  const [limit = '', mark = ''] = target;
  const { twilio = '', chatwoot = '', deepChat = '', source = '' } = peers ?? {};
  return [what, ours, limit, mark, twilio, chatwoot, deepChat, source];
}

function toText(row: readonly string[], column: number): string {
  return row[column] ?? '';
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
