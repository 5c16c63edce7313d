import { describe, expect, test } from 'vitest';
import { findNamedVersions, findNewestVersion } from './named-versions.ts';
import { createVersionWeights } from './version-weights.ts';

const versions = ['2.3', '1.9'];

describe('findNamedVersions', () => {
  test.each([
    ['polling in 1.9', ['1.9']],
    ['polling in v1.9?', ['1.9']],
    ['polling with version 1', ['1.9']],
    ['from 1.9 to 2.3', ['2.3', '1.9']],
    ['11.9 seconds', []],
    ['1 worker', []],
    ['v11', []],
    ['how does polling work', []],
  ])('%s', (question, named) => {
    expect(findNamedVersions(question, versions)).toEqual(named);
  });
});

describe('findNewestVersion', () => {
  test('counts, and does not compare letters', () => {
    expect(findNewestVersion(['1.9', '1.10', '1.2'])).toBe('1.10');
  });

  test('is none where versions have names only', () => {
    expect(findNewestVersion(['next', 'latest'])).toBeUndefined();
  });
});

describe('createVersionWeights', () => {
  const toWeight = createVersionWeights(['2.3', '1.9', '', 'next']);

  test('puts the newest version first', () => {
    const weigh = toWeight('how do I poll');
    expect(weigh(0)).toBeGreaterThan(weigh(1));
    expect([weigh(0), weigh(2), weigh(3)]).toEqual([1, 1, 1]);
  });

  test('puts a version first that the question names', () => {
    const weigh = toWeight('how do I poll in 1.9');
    expect(weigh(1)).toBeGreaterThan(weigh(0));
  });

  test('changes nothing for a question that names the newest', () => {
    expect(toWeight('how do I poll in 2.3')(0)).toBe(1);
  });
});
