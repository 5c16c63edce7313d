import { describe, expect, test } from 'vitest';
import { parsePage } from './parse-page.ts';

const url = 'https://docs.example.com/docs/retries';
const parse = (html: string, address = url) => parsePage({ url: address, html });

describe('sections', () => {
  test('are cut at headings, with anchors', () => {
    const page = parse(`<main><h1>Retries</h1><p>We try again.</p>
      <h2 id="dead-jobs">Dead jobs</h2><p>They wait.</p><pre>retry()</pre><h4>Limits</h4><p>500</p></main>`);
    expect(page?.title).toBe('Retries');
    expect(page?.sections).toEqual([
      { heading: '', anchor: '', prose: 'We try again.', text: 'We try again.', code: '' },
      {
        heading: 'Dead jobs',
        anchor: 'dead-jobs',
        prose: 'They wait.',
        text: 'They wait.',
        code: 'retry()',
      },
      { heading: 'Limits', anchor: '', prose: '500', text: '500', code: '' },
    ]);
  });

  test.each([
    ['a link inside the heading', '<h2><a id="dead" href="#dead"></a>Dead</h2>'],
    ['an old named link', '<h2><a name="dead"></a>Dead</h2>'],
    [
      'the section round it',
      '<section id="dead"><h2>Dead<a class="headerlink" href="#dead">¶</a></h2></section>',
    ],
    ['a link round its words', '<h2 id="dead"><a href="#dead">Dead</a></h2>'],
    ['a sign with no width', '<h2 id="dead">Dead <a href="#dead">&#8203;</a></h2>'],
  ])('have the anchor of %s', (_, heading) => {
    const section = parse(`<main><h1>T</h1>${heading}<p>Text</p></main>`)?.sections[0];
    expect([section?.heading, section?.anchor]).toEqual(['Dead', 'dead']);
  });

  test('find tables, and show prose only', () => {
    const table = '<table><tr><td>Five</td><td>attempts</td></tr></table>';
    const section = parse(`<main><p>So it is:</p>${table}</main>`)?.sections[0];
    expect(section).toMatchObject({ prose: 'So it is:', text: 'So it is: Five attempts' });
  });

  test('hold no control characters and no double spaces', () => {
    expect(parse('<main><p>a\u0007\n  b\u202e</p></main>')?.sections[0]?.text).toBe('a b');
  });

  test('survive a page that is nested absurdly deep', () => {
    expect(
      parse(`<main>${'<div>'.repeat(3_000)}deep${'</div>'.repeat(3_000)}<p>ok</p></main>`),
    ).toBeDefined();
  });
});

describe('what is left out', () => {
  test.each([
    '<nav>Menu</nav>',
    '<footer>Imprint</footer>',
    '<script>secret()</script>',
    '<style>p{}</style>',
    '<p hidden>Menu</p>',
    '<p aria-hidden="true">Menu</p>',
    '<p style="display: none">Menu</p>',
    '<aside class="toc"><a href="#x">Menu</a></aside>',
    '<form><label>Phone</label></form>',
    '<div role="search">Menu</div>',
  ])('%s', (html) => {
    expect(parse(`<main>${html}<p>Text</p></main>`)?.sections[0]?.text).toBe('Text');
  });

  test('whatever is outside of the main part', () => {
    const page = parse('<header>Logo</header><main><p>Text</p></main><p>Cookies</p>');
    expect(page?.sections[0]?.text).toBe('Text');
  });

  test('not the head of an article, and not its warnings', () => {
    const page = parse(
      '<main><article><header><h1>T</h1><p>Lead</p></header><aside class="warning">Care</aside></article><p>Form</p></main>',
    );
    expect(page?.sections[0]?.text).toBe('Lead Care');
  });

  test.each([
    '<meta name="robots" content="noindex, follow">',
    '<meta name="Robots" content="NONE">',
    '<meta http-equiv="refresh" content="0; url=/new">',
  ])('pages with %s', (meta) => {
    expect(parse(`<head>${meta}</head><main><p>Text</p></main>`)).toBeUndefined();
  });

  test('pages without text', () => {
    expect(parse('<main></main>')).toBeUndefined();
    expect(parse('')).toBeUndefined();
  });
});

describe('what a page is called', () => {
  test.each(['Retries | Example', 'Retries · Example docs', 'Retries - Example'])(
    'is "%s" without the name of the site, where there is no h1',
    (title) => {
      expect(parse(`<title>${title}</title><main><p>Text</p></main>`)?.title).toBe('Retries');
    },
  );

  test.each([
    ['<meta name="docent:version" content="2.3">', url, '2.3'],
    ['<meta name="docsearch:version" content="2.3,latest">', url, '2.3'],
    ['', 'https://docs.example.com/docs/v1.9/retries', '1.9'],
    ['', 'https://docs.example.com/docs/404/retries', ''],
  ])('version by %s in %s: %s', (meta, address, version) => {
    expect(parse(`<head>${meta}</head><main><p>Text</p></main>`, address)?.version).toBe(version);
  });

  test('is spelt as its canonical link says, and never as another page', () => {
    const link = (href: string) => `<link rel="canonical" href="${href}"><main><p>Text</p></main>`;
    const file = 'https://docs.example.com/retries.html';
    expect(parse(link('/retries'), file)?.url).toBe('https://docs.example.com/retries');
    expect(parse(link('/2.3/retries'), file)?.url).toBe(file);
    expect(parse(link('https://evil.example/retries?x=1'), file)?.url).toBe(
      'https://docs.example.com/retries',
    );
  });
});
