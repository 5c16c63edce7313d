/** What a doc says of itself, named as Segment receives it. */
export interface Doc {
  title: string;
  doc_section: string;
  doc_version: string;
  doc_language: string;
}

/** Reads the doc that this page shows, or nothing where the page is no doc. */
export function readDoc(): Doc | undefined {
  const section = readMeta('doc-section');
  if (!section) return undefined;
  return {
    title: document.title,
    doc_section: section,
    doc_version: readMeta('doc-version') ?? '',
    doc_language: document.documentElement.lang,
  };
}

function readMeta(name: string): string | undefined {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content;
}
