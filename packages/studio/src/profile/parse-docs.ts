import { isRecord, type AttributeDoc } from '@docent/identity';
import { toDoc } from './to-doc.ts';

/**
 * Reads docs from JSON text that Studio hands on, latest first. What is no list, or no doc in it, is left out.
 *
 * @example
 * parseDocs('[{"title":"Quickstart","url":"https://docs.example.com/","viewed_at":"2026-11-22T10:00:00Z"}]');
 */
export function parseDocs(text: string): readonly AttributeDoc[] {
  return parseList(text)
    .map(parseDoc)
    .filter((doc) => doc !== undefined)
    .toSorted((one, other) => other.viewed_at.localeCompare(one.viewed_at));
}

function parseDoc(value: unknown): AttributeDoc | undefined {
  if (!isRecord(value)) return undefined;
  const { title, url, viewed_at: viewedAt } = value;
  return toDoc({ title, url, viewedAt: typeof viewedAt === 'string' ? Date.parse(viewedAt) : NaN });
}

function parseList(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
