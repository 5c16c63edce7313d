import type { PageRead, SentMessage, Visit } from '../visit.ts';

const tag = {
  src: 'https://docs.example.com/docent/docent.js',
  type: 'module',
  isInHead: true,
  data: { writeKey: 'KEY' },
};

/** A visit on which all is well, but for what is given. */
export function toVisit(
  page: Partial<PageRead> = {},
  { names, ...rest }: Partial<Visit> & { readonly names?: readonly string[] } = {},
): Visit {
  const read: PageRead = {
    url: 'https://docs.example.com/a',
    title: 'A',
    heading: 'A',
    scripts: [tag],
    chats: 0,
    chatAttributes: {},
    trackerVersion: '0.1.0',
    docentConfig: undefined,
    metaDoc: undefined,
    metaTitle: undefined,
    violations: [],
    ...page,
  };
  const told = names ?? [read.metaTitle ?? read.title];
  return { how: 'load', page: read, messages: told.map(toView), files: [], said: [], ...rest };
}

/** The tag with more attributes, as in `dataset`. */
export function toTag(data: Readonly<Record<string, string>>): PageRead['scripts'][number] {
  return { ...tag, data: { ...tag.data, ...data } };
}

function toView(name: string, index: number): SentMessage {
  const url = 'https://docs.example.com/a';
  return { type: 'page', messageId: `${index}`, name, category: 'Docs', url, phone: undefined };
}
