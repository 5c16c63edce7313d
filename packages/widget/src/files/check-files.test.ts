import { expect, test } from 'vitest';
import { en } from '../strings/en.ts';
import { checkFiles, maxBytes } from './check-files.ts';
import { tellProblem } from './tell-problem.ts';

function toFile(name: string, { type = '', size = 3 } = {}): File {
  const file = new File(['abc'], name, { type });
  return Object.defineProperty(file, 'size', { value: size });
}

const check = (files: readonly File[], accept?: string) => checkFiles({ files, held: [], accept });
const sentences = (files: readonly File[]) =>
  check(files).problems.map((problem) => tellProblem(problem, en));

test('takes pictures, PDF, text, logs, archives and office files', () => {
  const files = [
    toFile('a.png', { type: 'image/png' }),
    toFile('b.PDF', { type: 'application/pdf' }),
    toFile('c.log'),
    toFile('d.zip', { type: 'application/x-zip-compressed' }),
    toFile('e.docx'),
  ];
  const { accepted, problems } = check(files);
  expect(problems).toEqual([]);
  expect(accepted.map(({ name, type, blob }) => [name, type, blob === files[0]])).toEqual([
    ['a.png', 'image/png', true],
    ['b.PDF', 'application/pdf', false],
    ['c.log', 'application/octet-stream', false],
    ['d.zip', 'application/x-zip-compressed', false],
    ['e.docx', 'application/octet-stream', false],
  ]);
});

test('says of each file what is wrong with it, in one list, and takes the others', () => {
  const files = [
    toFile('empty.txt', { size: 0 }),
    toFile('film.mp4', { type: 'video/mp4' }),
    toFile('page.svg', { type: 'image/svg+xml' }),
    toFile('huge.log', { size: 17_000_000 }),
    toFile('good.txt', { type: 'text/plain' }),
  ];
  expect(sentences(files)).toEqual([
    'empty.txt is empty.',
    'Files like film.mp4 cannot be sent.',
    'Files like page.svg cannot be sent.',
    'huge.log is larger than 16 MB.',
  ]);
  expect(check(files).accepted.map(({ name }) => name)).toEqual(['good.txt']);
});

test('takes ten files, and says once that there are too many', () => {
  const files = Array.from({ length: 13 }, (_, place) => toFile(`${place}.txt`));
  expect(check(files).accepted).toHaveLength(10);
  expect(sentences(files)).toEqual(['Only 10 files fit into a message.']);
  const held = check(files).accepted;
  expect(checkFiles({ files: [toFile('more.txt')], held }).accepted).toEqual([]);
});

test('takes no more than all files of a message may have together', () => {
  const files = [1, 2, 3].map((place) => toFile(`${place}.log`, { size: maxBytes / 2 }));
  expect(check(files).accepted).toHaveLength(2);
  expect(sentences(files)).toEqual(['Together, the files are larger than 16 MB.']);
});

test('takes what the page lets through, and nothing else', () => {
  const files = [toFile('a.mp4', { type: 'video/mp4' }), toFile('b.txt'), toFile('c.SRT')];
  expect(check(files, 'video/*, .srt').accepted.map(({ name }) => name)).toEqual([
    'a.mp4',
    'c.SRT',
  ]);
  expect(check(files, '*/*').accepted).toHaveLength(3);
});

test('sends no name and no type that is a trick', () => {
  const [file] = check([toFile('..\\a\u202Egnp.txt', { type: 'text/plain' })]).accepted;
  expect(file).toMatchObject({ name: 'agnp.txt' });
  expect(check([toFile('b', { type: 'x\r\ny' })], '*').accepted[0]?.type).toBe(
    'application/octet-stream',
  );
  expect(sentences([toFile('\u202E', { size: 0 })])).toEqual(['File is empty.']);
});
