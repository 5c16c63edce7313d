import { describe, expect, test } from 'vitest';
import type { TrackerOptions } from './config.ts';
import { findProblems } from './problems.ts';

const base = 'https://docs.example.com/guide';

function find(options: object): readonly string[] {
  return findProblems(options as TrackerOptions, base).map(({ reason }) => reason);
}

describe('nothing is said of', () => {
  test.each([
    {},
    { writeKey: 'key' },
    { docs: '/docs/** !/docs/search', route: 'path', send: 'all' },
    { route: 'query', send: 'identified', consent: 'required', docRead: 'off' },
    { route: 'hash', bots: 'include', sdk: 'off', debug: '' },
    { apiHost: '/collect/v1', cdnHost: 'https://cdn.example.com' },
    { apiHost: 'http://localhost:9000/v1', cdnHost: '/segment' },
    { somethingElse: 'x', src: '/docent.js' },
    { route: undefined, docs: undefined, apiHost: undefined, sdk: undefined },
  ])('%j', (options) => {
    expect(find(options)).toEqual([]);
  });
});

describe('said is what is wrong with', () => {
  test.each([
    [{ route: 'Hash' }, ['config-route']],
    [{ route: 'path hash' }, ['config-route']],
    [{ send: '' }, ['config-send']],
    [{ consent: 'true' }, ['config-consent']],
    [{ docRead: 'on' }, ['config-docRead']],
    [{ bots: 'exclude' }, ['config-bots']],
    [{ sdk: null }, ['config-sdk']],
    [{ docs: '/docs/[a-z]' }, ['config-docs']],
    [{ docs: '/docs/** docs/** api/**' }, ['config-docs']],
    [{ apiHost: 'http://[' }, ['config-apiHost']],
    [{ cdnHost: 'https://' }, ['config-cdnHost']],
    [{ sdk: 'on', route: 'x' }, ['config-sdk', 'config-route']],
  ])('%j', (options, reasons) => {
    expect(find(options)).toEqual(reasons);
  });

  test('a host without its protocol', () => {
    expect(find({ apiHost: 'api.segment.io/v1' })).toEqual(['config-apiHost']);
  });
});

test('the message names the option', () => {
  const [problem] = findProblems({ docRead: 'on' as 'off' }, base);
  expect(problem?.message).toContain('docRead');
});

test('the message never holds what was written', () => {
  const options = { route: '+14155552671', docs: 'secret', apiHost: 'ftp://ada:secret@x' };
  const text = JSON.stringify(findProblems(options as unknown as TrackerOptions, base));
  expect(text).not.toMatch(/secret|4155552671/);
});
