import { expect, test } from 'vitest';
import { toMediaItems } from './media-items.ts';

const sid = `ME${'1'.repeat(32)}`;
const plan = { sid, filename: 'plan.pdf', contentType: 'application/pdf', size: 3 };
const item = { sid, name: 'plan.pdf', type: 'application/pdf', size: 3 };

test('reads files as the SDK has them, by its getters', () => {
  class Media {
    get sid() {
      return plan.sid;
    }
    get filename() {
      return plan.filename;
    }
    get contentType() {
      return plan.contentType;
    }
    get size() {
      return plan.size;
    }
    get category() {
      return 'media';
    }
  }
  expect(toMediaItems([new Media()])).toEqual([item]);
});

test('reads files as the server lists them, without the parts of an e-mail', () => {
  const given = [
    { ...plan, category: 'media' },
    { ...plan, category: 'body' },
    { sid, filename: 'plan.pdf', content_type: 'application/pdf', size: 3, category: 'media' },
  ];
  expect(toMediaItems(given)).toEqual([item, item]);
});

test('leaves out what is no file, and makes names and types harmless', () => {
  for (const odd of [undefined, null, 'x', {}, [null, 7, {}, { ...plan, sid: '../x' }]])
    expect(toMediaItems(odd)).toEqual([]);
  const tricky = { sid, filename: '../a\u202Egnp.exe', contentType: 'Image/PNG; x=1', size: -1 };
  expect(toMediaItems([tricky])).toEqual([{ sid, name: 'agnp.exe', type: 'image/png', size: 0 }]);
  const nameless = { sid, filename: null, contentType: 'a b', size: 'many' };
  expect(toMediaItems([nameless])).toEqual([{ sid, name: '', type: '', size: 0 }]);
});
