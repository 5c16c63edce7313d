import { describe, expect, test } from 'vitest';
import { loadDocsIndex } from '../docs-index.ts';
import { buildDocsIndex } from './build-docs-index.ts';
import type { DocPage } from './doc-page.ts';
import { dropRepeats } from './drop-repeats.ts';

const site = 'https://docs.example.com';
const toPage = (
  name: string,
  text = `All about ${name}.`,
  more: Partial<DocPage> = {},
): DocPage => ({
  url: `${site}/${name}`,
  title: name,
  version: '',
  description: '',
  sections: [{ heading: '', anchor: '', prose: text, text, code: '' }],
  ...more,
});

describe('buildDocsIndex', () => {
  test('cuts texts until the index fits, and says how much', () => {
    const random = (page: number) =>
      Array.from({ length: 300 }, (_, word) => ((page + 1) * 7_919 * (word + 1)).toString(36)).join(
        ' ',
      );
    const pages = Array.from({ length: 40 }, (_, page) =>
      toPage(`page${String(page)}`, random(page)),
    );
    const whole = buildDocsIndex(pages);
    expect(whole).toMatchObject({ pages: 40, sections: 40, textLength: 4_000 });
    expect(whole.bytes).toBe(Buffer.byteLength(whole.json));

    const maxBytes = Math.floor(whole.bytes / 3);
    const cut = buildDocsIndex(pages, { maxBytes });
    expect(cut.bytes).toBeLessThan(maxBytes);
    expect(cut.textLength).toBeLessThan(4_000);
    expect(loadDocsIndex(cut.json).search('page7')[0]?.url).toBe(`${site}/page7`);
  });

  test('says what to do when there is nothing, or when nothing fits', () => {
    expect(() => buildDocsIndex([])).toThrow('No page with text was found.');
    expect(() => buildDocsIndex([toPage('a')], { maxBytes: 10 })).toThrow(
      'Index a part of the site.',
    );
  });

  test('leaves out a second page of the same address, and addresses too long for a message', () => {
    const pages = [toPage('a'), toPage('a', 'Another.'), toPage('b'.repeat(500))];
    expect(buildDocsIndex(pages).pages).toBe(1);
  });

  test('writes the same pages in the same way', () => {
    expect(buildDocsIndex([toPage('a')]).json).toBe(buildDocsIndex([toPage('a')]).json);
  });
});

describe('dropRepeats', () => {
  const form = { heading: 'Contact', anchor: 'contact', prose: 'Call.', text: 'Call.', code: '' };
  const withForm = (name: string): DocPage => {
    const page = toPage(name);
    return { ...page, sections: [...page.sections, form] };
  };

  test('leaves out what stands on most pages', () => {
    const pages = dropRepeats(['a', 'b', 'c', 'd', 'e'].map(withForm));
    expect(pages.flatMap(({ sections }) => sections)).not.toContain(form);
    expect(pages).toHaveLength(5);
  });

  test('keeps what stands on two pages of a small site', () => {
    const pages = dropRepeats([withForm('a'), withForm('b'), toPage('c')]);
    expect(pages[0]?.sections).toContain(form);
  });
});
