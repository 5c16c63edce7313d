import { cutWords } from '../../words/cut-words.ts';
import { toRecord, toText, type JsonRecord } from '../../words/read-record.ts';

/** Whether a page call is of a page of the docs: of the category that routing counts. */
export function isDocPage(body: JsonRecord): boolean {
  const category = toText(body['category']) ?? toText(toRecord(body['properties'])['category']);
  return category === 'Docs';
}

/** `Read "Retries"`, with its path. */
export function describePage(body: JsonRecord) {
  const properties = toRecord(body['properties']);
  const title = toText(body['name']) ?? toText(properties['title']) ?? 'a page without a title';
  const address = toText(properties['path']) ?? toText(properties['url']);
  const verb = isDocPage(body) ? 'Read' : 'Saw';
  return {
    kind: 'page' as const,
    title: `${verb} "${cutWords(title)}"`,
    ...(address !== undefined && { detail: address }),
  };
}
