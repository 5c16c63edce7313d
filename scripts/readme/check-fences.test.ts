import { expect, test } from 'vitest';
import { checkFences } from './check-fences.ts';
import { readFences } from '../../demo/snippets/fences.ts';

const check = (text: string) => checkFences('README.md', readFences(text));

test.each([
  ['that nobody runs', '```html\n<p>\n```\n', /^README\.md:1: Nobody runs this html/],
  ['of a file that is other', '```json file=package.json\n{ "name": "x" }\n```\n', /not as it is/],
  ['of a file that is not there', '```js file=nothing.js\n1\n```\n', /nothing\.js/],
  ['with a test that is not there', '```js tested-by=demo/e2e/no.spec.ts\n1\n```\n', /no\.spec/],
  ['that is no JSON', '```json\n{ a }\n```\n', /JSON/],
  ['that is no YAML', '```yaml\na: [\n```\n', /./],
  ['that is no scenario', '```yaml\nname: x\nexpect: { outcome: tea }\n```\n', /./],
])('finds a snippet %s', (_, text, problem) => {
  expect(check(text)).toEqual([expect.stringMatching(problem)]);
});

test.each([
  ['that a spec runs', '```html run=tags\n<p>\n```\n'],
  ['with a reason', '```text not-run="a drawing"\nA → B\n```\n'],
  ['of a file', '```json file=package.json\n  "name": "docent",\n```\n'],
  ['for a shell', '```sh\npnpm test\n```\n'],
])('is content with a snippet %s', (_, text) => {
  expect(check(text)).toEqual([]);
});
