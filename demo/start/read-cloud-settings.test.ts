import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { readPaths, type Paths } from './paths.ts';
import { readCloudSettings } from './read-cloud-settings.ts';

const own = readPaths({});
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'docent-settings-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
});

/** A copy of a file of settings with something else in it. */
function change(file: string, from: string | RegExp, to: string): string {
  const copy = join(root, 'settings.yaml');
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(from);
  writeFileSync(copy, text.replace(from, to));
  return copy;
}

/** `twilio.yaml` with a flow of ours in the place of its recommended one. */
function withFlow(flow: string): Paths {
  writeFileSync(join(root, 'flow.json'), flow);
  const twilio = change(own.twilio, /\.\.\/packages\/studio\/flows\/docent\.json/, 'flow.json');
  const flows = join(own.twilio, '../../packages/studio/flows');
  const text = readFileSync(twilio, 'utf8').replaceAll('../packages/studio/flows', flows);
  writeFileSync(twilio, text);
  return { ...own, twilio };
}

const docent = readFileSync(join(own.twilio, '../../packages/studio/flows/docent.json'), 'utf8');

test('the settings of the demo are sound', () => {
  expect(readCloudSettings(own).source.writeKey).not.toBe('');
  expect(() => readCloudSettings(withFlow(docent))).not.toThrow();
});

test('a file that is not there is named, with the variable that names another', () => {
  const segment = join(root, 'segment.yaml');
  expect(() => readCloudSettings({ ...own, segment })).toThrow(
    `There is no file ${segment}. Put it back, or set DOCENT_SEGMENT_CONFIG to another.`,
  );
});

test.each([
  [
    'a wrong value',
    /isClassic: false/,
    'isClassic: 5',
    /: studio\.isClassic: .*received 5\. Mend it/,
  ],
  ['text that is no YAML', /^/, 'a: b: c\n', /: Nested mappings .* line 1, column 4\. Mend it/],
])('%s is told in one line with its place', (_, from, to, sentence) => {
  const twilio = change(own.twilio, from, to);
  expect(() => readCloudSettings({ ...own, twilio })).toThrow(sentence);
  expect(() => readCloudSettings({ ...own, twilio })).toThrow(/^[^\n]*$/);
});

test('of several mistakes the first is told, and how many there are', () => {
  const segment = join(root, 'segment.yaml');
  writeFileSync(
    segment,
    'space: { id: a, name: b, profileTokens: [] }\nsources: 1\nidentifiers: 2\n',
  );
  expect(() => readCloudSettings({ ...own, segment })).toThrow(
    /sources: .* \(and 1 more\)\. Mend it/,
  );
});

test.each([
  [
    'leads nowhere',
    docent.replace(/"next": "\w+"/, '"next": "nowhere"'),
    /state "Trigger": .*"nowhere"/,
  ],
  ['is of no type', docent.replace(/"type": "[\w-]+"/, '"type": 5'), /state "Trigger", type: /],
  ['breaks off', docent.slice(0, 500), /The flow is not JSON: it ends too early\./],
])('a flow with a state that %s is told by file, state and mistake', (_, flow, sentence) => {
  const paths = withFlow(flow);
  expect(() => readCloudSettings(paths)).toThrow(sentence);
  expect(() => readCloudSettings(paths)).toThrow(join(root, 'flow.json'));
  expect(() => readCloudSettings(paths)).toThrow(/^[^\n]*Mend the flow, and start again\.$/);
});

test('a flow that is not there is named', () => {
  const paths = withFlow(docent);
  rmSync(join(root, 'flow.json'));
  expect(() => readCloudSettings(paths)).toThrow(`There is no flow ${join(root, 'flow.json')}.`);
});
