import { expect, test } from 'vitest';
import { listChoices } from './list-choices.ts';

test('lists countries by name in the language of the chat, with their calling codes', () => {
  const list = listChoices('de');
  expect(list).toHaveLength(245);
  expect(list[0]).toEqual({ country: 'AF', name: 'Afghanistan', code: '+93' });
  const names = list.map(({ name }) => name);
  // As people sort: Ä is no letter behind Z.
  expect(names.indexOf('Ägypten')).toBeLessThan(names.indexOf('Albanien'));
  expect(list.find(({ country }) => country === 'AT')).toMatchObject({ name: 'Österreich' });
});
