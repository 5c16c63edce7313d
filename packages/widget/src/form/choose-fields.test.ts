import { expect, test } from 'vitest';
import { chooseFields } from './choose-fields.ts';

const calm = { isChanging: false, trouble: undefined };
const names = (query: Parameters<typeof chooseFields>[0]) =>
  chooseFields(query).map(({ name, isNeeded }) => name + (isNeeded ? '*' : ''));

test('asks what the page wants, in its order', () => {
  expect(names({ ...calm, form: 'name* phone' })).toEqual(['name*', 'phone']);
  expect(names({ ...calm, form: undefined })).toEqual(['phone', 'name', 'question*']);
});

test('asks no question of a chat that runs', () => {
  expect(names({ ...calm, form: undefined, isChanging: true })).toEqual(['phone', 'name']);
});

test('has something to change even where nothing was asked', () => {
  expect(names({ ...calm, form: 'off', isChanging: true })).toEqual(['phone']);
  expect(names({ ...calm, form: 'question', isChanging: true })).toEqual(['phone']);
});

test('asks anew for a phone that was refused, even where the page gave it, and for no second question', () => {
  const trouble = 'phone-refused';
  expect(names({ ...calm, form: 'name question*', trouble })).toEqual(['phone', 'name']);
  expect(names({ ...calm, form: 'phone* name', trouble })).toEqual(['phone*', 'name']);
});
