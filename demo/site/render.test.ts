import { describe, expect, test } from 'vitest';
import { renderNotFound, renderSite } from './render.ts';

const config = {
  segment: { origin: 'http://127.0.0.1:4101', writeKey: 'docs' },
  links: [{ label: 'Inspector', href: 'http://127.0.0.1:4102/' }],
};
const site = renderSite(config);

/** The values of one attribute, wherever it stands in a tag. */
function readAttribute(html: string, name: string): string[] {
  return [...html.matchAll(new RegExp(`<[^>]* ${name}="([^"]*)"`, 'g'))].map(
    ([, value]) => value ?? '',
  );
}

describe.each([...site, ['404', renderNotFound(config)] as const])('%s', (_path, html) => {
  test('has exactly one h1', () => {
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
  });

  test('links only to pages and headings that exist', () => {
    const links = readAttribute(html, 'href').filter((href) => /^[/#]/.test(href));
    const targets = links.filter((href) => !/\.(css|svg)$/.test(href));
    const broken = targets.filter((target) => {
      const [path = '', id] = target.split('#');
      const page = path === '' ? html : site.get(path);
      return !page || (id && !readAttribute(page, 'id').includes(id));
    });
    expect(targets.length).toBeGreaterThan(site.size);
    expect(broken).toEqual([]);
  });

  test('gives every id to one element', () => {
    const ids = readAttribute(html, 'id');
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('asks for nothing off the machine', () => {
    const loaded = [...readAttribute(html, 'src'), ...readAttribute(html, 'href')];
    const configured = config.links.map((link) => link.href);
    expect(loaded.filter((url) => !/^[/#](?!\/)/.test(url) && !configured.includes(url))).toEqual(
      [],
    );
    expect(html).not.toMatch(/\b(srcset|poster|style)="[^"]*\/\/|@import|url\(/);
  });
});

test('gives every page a title of its own', () => {
  const titles = [...site.values()].map((html) => /<title>(.*?)<\/title>/.exec(html)?.[1]);
  expect(new Set(titles).size).toBe(site.size);
  expect(titles).not.toContain(undefined);
});

test('marks the current page in the navigation', () => {
  expect(site.get('/docs/retries')).toContain('href="/docs/retries" aria-current="page"');
});

test('says what a doc is, and does not call the 404 page one', () => {
  expect(site.get('/docs/retries')).toContain('<meta name="doc-section" content="Guides">');
  expect(renderNotFound(config)).not.toContain('doc-section');
});

test('keeps a hostile config inside its element', () => {
  const writeKey = '</script><script>alert(1)</script><!--';
  const label = '<img src=x onerror="alert(1)">';
  const html = renderSite({
    segment: { origin: config.segment.origin, writeKey },
    links: [{ label, href: '"><script>alert(1)</script>' }],
  }).get('/');

  expect(html).not.toContain('alert(1)</script>');
  expect(html).not.toContain('<img');
  const json = /<script type="application\/json" id="segment-config">(.*?)<\/script>/s.exec(
    html ?? '',
  )?.[1];
  expect(JSON.parse(json ?? '')).toEqual({ origin: config.segment.origin, writeKey });
});

test('disables the form until the script takes over, so that no phone gets into an address', () => {
  expect(site.get('/')).toContain('<form id="phone-form" novalidate><fieldset disabled>');
});
