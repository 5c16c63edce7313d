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
    expect(targets.length).toBeGreaterThan(15);
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

test('says what a doc is, and that other pages are none', () => {
  expect(site.get('/docs/retries')).toContain('<meta name="docent:section" content="Guides">');
  expect(site.get('/docs/1.9/retries')).toContain('<meta name="docent:version" content="1.9">');
  for (const other of [renderNotFound(config), site.get('/changelog') ?? '']) {
    expect(other).toContain('<meta name="docent:doc" content="no">');
    expect(other).not.toContain('docent:section');
  }
});

test('names the newest page as canonical, from the old one too', () => {
  const canonical = '<link rel="canonical" href="/docs/retries">';
  expect(site.get('/docs/retries')).toContain(canonical);
  expect(site.get('/docs/1.9/retries')).toContain(canonical);
  expect(site.get('/docs/1.9/introduction')).toContain('<link rel="canonical" href="/">');
  // 2.3 has no such page.
  expect(site.get('/docs/1.9/polling')).toContain('rel="canonical" href="/docs/1.9/polling"');
});

test('leads from a page to the same one in the other version', () => {
  const old = site.get('/docs/1.9/retries') ?? '';
  expect(old).toContain('role="note" aria-label="Old version"');
  expect(old).toContain('<a href="/docs/retries">See this page in 2.3</a>');
  expect(old).toContain('<a href="/docs/retries"><span class="version-name">2.3</span>');
  expect(site.get('/docs/retries')).not.toContain('Old version');
  expect(site.get('/docs/batches')).toContain(
    '<a href="/docs/1.9/introduction"><span class="version-name">1.9</span>',
  );
});

test('ends the head with the tracker, after all that it reads', () => {
  for (const html of site.values()) {
    const head = html.slice(0, html.indexOf('</head>')).trim();
    expect(head).toMatch(
      /<script type="module" async src="\/docent\/docent\.js" data-write-key="docs" data-api-host="http:\/\/127\.0\.0\.1:4101\/v1" data-cdn-host="http:\/\/127\.0\.0\.1:4101" data-docs="\/ \/docs\/\*\*"><\/script>$/,
    );
    expect(html.indexOf('window.docent ??= { q: [] }')).toBeLessThan(html.indexOf('docent.js'));
    expect(html.match(/docent\.js/g)).toHaveLength(1);
  }
});

test('carries the chat after the tracker, and without a chat nothing of it', () => {
  const chat = {
    functionsUrl: 'http://127.0.0.1:4103',
    socketUrl: 'ws://127.0.0.1:4104/v3/wsconnect',
  };
  for (const html of renderSite({ ...config, chat }).values()) {
    const head = html.slice(0, html.indexOf('</head>')).trim();
    expect(head).toMatch(
      /<script type="module" async src="\/docent\/docent-chat-\d+\.\d+\.\d+\.js" data-functions-url="http:\/\/127\.0\.0\.1:4103" data-socket-url="ws:\/\/127\.0\.0\.1:4104\/v3\/wsconnect" data-search="index:\/search.json"><\/script>$/,
    );
    expect(html.indexOf('/docent/docent.js')).toBeLessThan(html.indexOf('docent.chat ??='));
    expect(html.indexOf('docent.chat ??=')).toBeLessThan(html.indexOf('/docent/docent-chat-'));
  }
  for (const html of site.values()) expect(html).not.toMatch(/docent-chat|docent\.chat/);
});

test('says where its pages hear of QA, where there is one, and lets the tag wait where it has to', () => {
  const qa = { hub: 'http://127.0.0.1:5170' } as const;
  const page = renderSite({ ...config, qa, consent: 'required' }).get('/');
  expect(page).toContain('name="qa-link" content="ws://127.0.0.1:5170/visitor?world=demo"');
  expect(page).toContain('data-docs="/ /docs/**" data-consent="required"></script>');
  const lab = renderSite({ ...config, qa: { ...qa, world: 'lab' } }).get('/');
  expect(lab).toContain('/visitor?world=lab"');
  for (const html of site.values()) expect(html).not.toMatch(/qa-link|data-consent/);
});

test('keeps a hostile config inside its attributes', () => {
  const writeKey = '"></script><script>alert(1)</script><!--';
  const label = '<img src=x onerror="alert(1)">';
  const html = renderSite({
    segment: { origin: config.segment.origin, writeKey },
    chat: { functionsUrl: writeKey, socketUrl: writeKey },
    links: [{ label, href: '"><script>alert(1)</script>' }],
  }).get('/');

  expect(html).not.toContain('alert(1)</script>');
  expect(html).not.toContain('<img');
  for (const name of ['data-write-key', 'data-functions-url', 'data-socket-url'])
    expect(html).toContain(`${name}="&quot;&gt;&lt;/script&gt;`);
});

test('disables the form until the script takes over, so that no phone gets into an address', () => {
  expect(site.get('/')).toContain('<form id="phone-form" novalidate><fieldset disabled>');
});
