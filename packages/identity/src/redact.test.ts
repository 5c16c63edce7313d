import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPlain, redactText, redactUrl } from './redact.ts';

const site = 'https://docs.example.com';

describe('e-mail addresses are taken out', () => {
  test.each([
    ['ada@example.com', '[redacted]'],
    ['Reset for ada.lovelace+docs@mail.example.co.uk now', 'Reset for [redacted] now'],
    ['/u/ada%40example.com/keys', '/u/[redacted]/keys'],
    ['mailto:ADA@EXAMPLE.COM', 'mailto:[redacted]'],
    ['<ada@example.com>,<bob@example.org>', '<[redacted]>,<[redacted]>'],
    ['user=ada_l@sub.example.museum;', 'user=[redacted];'],
    ["o'brien@example.com", "o'[redacted]"],
  ])('%s', (text, expected) => {
    expect(redactText(text)).toBe(expected);
  });

  test.each(['ада@example.com', 'ada@пример.рф', '/u/ada%2540example.com'])('%s', (text) => {
    expect(redactText(text)).not.toMatch(/@|%2540/);
  });
});

describe('phone numbers are taken out', () => {
  test.each([
    ['+14155552671', '[redacted]'],
    ['+1 415 555 2671', '[redacted]'],
    ['+44 (0)20 7946 0958', '[redacted]'],
    ['+33 6.12.34.56.78', '[redacted]'],
    ['+2908999', '[redacted]'],
    ['/call/%2B14155552671', '/call/[redacted]'],
    ['/call/%2b14155552671/now', '/call/[redacted]/now'],
    ['tel:+14155552671', 'tel:[redacted]'],
    ['x+14155552671y', 'x[redacted]y'],
    ['415-555-2671', '[redacted]'],
    ['415.555.2671', '[redacted]'],
    ['1-800-555-0199', '[redacted]'],
    ['020 7946 0958', '[redacted]'],
    ['06 12 34 56 78', '[redacted]'],
    ['06-12-34-56-78', '[redacted]'],
    ['98765 43210', '[redacted]'],
    ['02 123 45 67', '[redacted]'],
    ['030 1234567', '[redacted]'],
    ['4155552671', '[redacted]'],
    ['447911123456', '[redacted]'],
    ['883510001234567', '[redacted]'],
    ['/orders/4155552671/status', '/orders/[redacted]/status'],
    ['/call-4155552671-now', '/call-[redacted]-now'],
    ['202-456-1414', '[redacted]'],
  ])('%s', (text, expected) => {
    expect(redactText(text)).toBe(expected);
  });

  test.each([
    '(415) 555-2671',
    'Call (415) 555-2671 now',
    '(020) 7946 0958',
    '06.12.34.56.78',
    '/tel/415%20555%202671',
    '/tel/+1%20415%20555%202671',
    '/tel/(415)%20555-2671',
    '/user_4155552671',
    '/tel4155552671',
    'Call 415-555-2671. 24 hours a day',
    'Step 2. 4155552671',
    '4155552671 4155552672',
    '2024-01-15 4155552671',
    '4155552671 2024-01-15',
    '415–555–2671',
  ])('%s', (text) => {
    expect(redactText(text)).not.toMatch(/2671|0958|34.56/);
  });
});

describe('tokens are taken out', () => {
  test.each([
    ['JWT', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'],
    ['JWT whose parts are short', 'eyJh.eyJz.x-y'],
    ['UUID', 'b7e23ec2-9af7-4a0b-8f0d-0f0c3f1a6b1e'],
    ['UUID in capitals', 'B7E23EC2-9AF7-4A0B-8F0D-0F0C3F1A6B1E'],
    ['32 hex digits', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['40 hex digits', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
    ['secret key', 'sk_live_4eC39HqLyjWDarjtT1zdp7dc'],
    ['personal access token', 'ghp_16C7e42F292c6912E7710c838347Ae178B4a'],
    ['key of 20 letters and digits', 'AKIA3OSF7DNN72XAMPLE'],
  ])('%s', (_what, token) => {
    // What says which kind of token it was may stay.
    expect(redactText(token)).toMatch(/^([a-z]+_)*\[redacted\]$/);
    expect(redactText(`Invite ${token}`)).toMatch(/^Invite ([a-z]+_)*\[redacted\]$/);
    const { path } = redactUrl(`${site}/t/${token}/edit`, []);
    expect(path).toMatch(/^\/t\/([a-z]+_)*\[redacted\]\/edit$/);
  });

  test.each(['/share-', '/doc/intro-', '/user_'])('a UUID behind %s', (before) => {
    const path = `${before}b7e23ec2-9af7-4a0b-8f0d-0f0c3f1a6b1e`;
    expect(redactText(path)).not.toContain('9af7-4a0b');
  });
});

describe('what docs have in titles and addresses stays', () => {
  test.each([
    'Quick start',
    '2024-01-15',
    'Changes of 2024-01-15',
    '/blog/2024/01/15/release',
    '/2024-01-15-10-things',
    '/blog/2024-01-15-10-things-you-did-not-know-about-workers',
    'tracker 1.2.3-20240115',
    '/v/1.2.3-20240115/api',
    'Version 12.0.1',
    '192.168.100.200',
    'Listens on 10.0.0.1:8080',
    'getting-started-with-oauth2-tokens',
    '/guides/getting-started-with-oauth2-tokens-and-webhooks',
    'internationalization-and-localization-of-components',
    'Donaudampfschifffahrtsgesellschaft',
    'AbstractSingletonProxyFactoryBean',
    'MAX_CONCURRENT_WORKERS_PER_QUEUE',
    '/packages/@docent/tracker',
    '@docent/tracker@1.2.3',
    'pkg@1.2.3',
    '/npm/react@19.0.0/index',
    'RFC 2616',
    'RFC 7231, section 6.5.1',
    'ISO 8601',
    'Error 404 and 500',
    'Port 8080 or 65535',
    '1 000 000 rows',
    'commit 1821f34',
    'Order 123456789',
    'Twitter: @docent',
    '/%E3%83%89%E3%82%AD%E3%83%A5%E3%83%A1%E3%83%B3%E3%83%88/%E5%85%A5%E9%96%80',
    '/%D0%B4%D0%BE%D0%BA%D1%83%D0%BC%D0%B5%D0%BD%D1%82%D0%B0%D1%86%D0%B8%D1%8F',
    'ドキュメント入門 2024',
    'C++ 20 in 2024',
    '',
  ])('%s', (text) => {
    expect(redactText(text)).toBe(text);
  });
});

test('a text is cut at 2,048 characters', () => {
  expect(redactText('word '.repeat(1000))).toHaveLength(2048);
});

describe('of an address', () => {
  test.each([
    ['https://docs.example.com/a?tab=js&token=x#top', ['tab'], '/a', '?tab=js'],
    ['https://docs.example.com/a?tab=js&tab=ts', ['tab'], '/a', '?tab=js&tab=ts'],
    ['https://docs.example.com/a?b=1&a=2', ['a', 'b'], '/a', '?b=1&a=2'],
    ['https://docs.example.com/a?tab=js', [], '/a', ''],
    ['https://docs.example.com/a?Tab=js', ['tab'], '/a', ''],
    ['https://docs.example.com/a?', ['tab'], '/a', ''],
    ['https://docs.example.com/#/secret', [], '/', ''],
    ['https://docs.example.com:8443/a/', [], '/a/', ''],
    ['http://localhost:3000/a%20b', [], '/a%20b', ''],
  ])('%s, with %j kept, path and query are %s and %s', (href, keepQuery, path, search) => {
    const { origin } = new URL(href);
    expect(redactUrl(href, keepQuery)).toEqual({ url: origin + path + search, path, search });
  });

  test('a parameter that stays is looked at too', () => {
    const { search } = redactUrl(`${site}/a?q=ada%40example.com&to=%2B14155552671`, ['q', 'to']);
    expect(new URLSearchParams(search).toString()).toBe('q=%5Bredacted%5D&to=%5Bredacted%5D');
  });

  test('user name and password go', () => {
    expect(redactUrl('https://ada:secret@docs.example.com/a', []).url).toBe(`${site}/a`);
  });

  test('a name of an inherited property is no parameter', () => {
    expect(redactUrl(`${site}/a?toString=1`, []).search).toBe('');
  });

  test.each(['', 'docs', '/docs/a', 'https://', 'http://[', 'https://exa mple.com'])(
    '%j, which is none, nothing is left',
    (href) => {
      expect(redactUrl(href, [])).toEqual({ url: '', path: '', search: '' });
    },
  );

  test.each(['about:blank', 'android-app://com.slack/', 'data:text/html,x', 'file:///home/ada/a'])(
    '%s, which is not of the web, nothing is left that looks like one',
    (href) => {
      expect(redactUrl(href, []).url).not.toContain('null');
    },
  );
});

const phone = fc
  .tuple(fc.constantFrom('1', '44', '33', '91', '290', '8835'), fc.stringMatching(/^\d{4,11}$/))
  .map(([country, rest]) => `+${(country + rest).padEnd(7, '1').slice(0, 15)}`);
const anyText = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        '@',
        '%40',
        '+',
        '%2B',
        '.',
        '-',
        ' ',
        '/',
        'a',
        'eyJ',
        '(',
        '12345',
        '2024-',
        'com',
        'a@a.com',
      ),
    )
    .map((parts) => parts.join('')),
);

const anyToken = fc.oneof(
  phone,
  fc.emailAddress(),
  fc.uuid(),
  fc.stringMatching(/^[\da-f]{20,40}$/),
  fc.stringMatching(/^[\d .()-]{7,20}$/),
  fc.stringMatching(/^[\w-]{18,30}$/),
);

test.each(['Quick start', '/guides/oauth2-tokens', 'Version 12.0.1', 'ドキュメント 2024', ''])(
  '%j is plain',
  (text) => {
    expect(isPlain(text)).toBe(true);
  },
);

test('a text that would be cut is not plain', () => {
  expect(isPlain('word '.repeat(1000))).toBe(false);
});

describe('whatever the text', () => {
  test('no number in E.164 survives', () => {
    const property = fc.property(anyText, phone, anyText, (before, number, after) => {
      expect(redactText(before + number + after)).not.toContain(number);
      const path = `${site}/${encodeURIComponent(before + number + after)}`;
      expect(redactUrl(path, []).path).not.toContain(encodeURIComponent(number));
    });
    fc.assert(property, { seed: 5, numRuns: 2000 });
  });

  test('what is plain holds nothing to take out', () => {
    const property = fc.property(anyText, anyToken, anyText, (before, token, after) => {
      const text = before + token + after;
      expect(isPlain(text) ? redactText(text) : text).toBe(text);
    });
    fc.assert(property, { seed: 5, numRuns: 5000 });
  });

  test('redacting again changes nothing', () => {
    const property = fc.property(anyText, (text) => {
      const once = redactText(text);
      expect(redactText(once)).toBe(once);
    });
    fc.assert(property, { seed: 5, numRuns: 3000 });
  });

  test('an address that was redacted stays as it is', () => {
    const property = fc.property(anyText, anyText, (path, value) => {
      const query = new URLSearchParams({ keep: value, drop: value }).toString();
      const href = `${site}/${encodeURIComponent(path)}?${query}#${encodeURIComponent(value)}`;
      const once = redactUrl(href, ['keep']);
      expect(redactUrl(once.url, ['keep'])).toEqual(once);
    });
    fc.assert(property, { seed: 5, numRuns: 1000 });
  });

  test('nothing throws, and what is named differently is gone', () => {
    const property = fc.property(anyText, anyText, (href, name) => {
      redactUrl(href, [name]);
      const { search } = redactUrl(`${site}/?${new URLSearchParams({ [`${name}x`]: '1' })}`, [
        name,
      ]);
      expect(search).toBe('');
    });
    fc.assert(property, { seed: 5, numRuns: 1000 });
  });

  test.each(['a', '1', '-', '@', 'a@', '%40', '+', '1.', '(', 'eyJ', 'eyJa.', 'a1', '/', '1 -'])(
    'a megabyte of %j is done with',
    (part) => {
      const text = part.repeat(1_000_000 / part.length);
      expect(redactText(text).length).toBeLessThanOrEqual(2048);
      expect(redactUrl(`${site}/${text}?a=${text}`, ['a']).path.length).toBeLessThanOrEqual(2048);
    },
  );
});
