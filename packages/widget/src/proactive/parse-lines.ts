import { isRecord, readText } from '@docent/identity';
import { toPathTest } from './to-path-test.ts';

/** A line that offers help on some pages. */
export interface ProactiveLine {
  readonly text: string;
  /** How long the page has to be seen before. */
  readonly afterMs: number;
  /** Not where so many lines have been shown on this day. */
  readonly perDay: number;
  /** Whether it belongs to a page, by its path. */
  readonly isOn: (path: string) => boolean;
}

/** The lines that can be used, and whether all could. */
export interface ParsedLines {
  readonly lines: readonly ProactiveLine[];
  readonly isWhole: boolean;
}

const maxTextLength = 300;
const maxAfterSeconds = 86_400;

/**
 * Reads the lines that offer help. What makes no sense is left out.
 *
 * @param json - Of the option: an array of `{ page, after, text, perDay }`, of which only `text` is a must.
 * @example
 * parseLines('[{ "page": "/guides/*", "after": 30, "text": "Stuck?" }]').lines;
 */
export function parseLines(json: string): ParsedLines {
  const list = parseJson(json);
  if (!Array.isArray(list)) return { lines: [], isWhole: false };
  const lines = list.map(toLine).filter((line) => line !== undefined);
  return { lines, isWhole: lines.length === list.length };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function toLine(value: unknown): ProactiveLine | undefined {
  if (!isRecord(value)) return undefined;
  const { page = '/**', after = 0, perDay = 1 } = value;
  const text = readText(value, 'text', maxTextLength)?.trim();
  const isOn = typeof page === 'string' ? toPathTest(page) : undefined;
  if (!text || !isOn || !isCount(after, 0, maxAfterSeconds) || !isCount(perDay, 1, 100)) {
    return undefined;
  }
  return { text, afterMs: after * 1000, perDay, isOn };
}

function isCount(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && value >= least && value <= most;
}
