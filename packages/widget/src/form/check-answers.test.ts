import { expect, test } from 'vitest';
import { en } from '../strings/en.ts';
import { checkAnswers, hasError } from './check-answers.ts';
import type { FieldName, FormField } from './parse-form-fields.ts';

const strings = en.form;
const empty = { name: ' ', question: '' };
const asks = (...names: FieldName[]): FormField[] =>
  names.map((name) => ({ name, isNeeded: false }));
const needs = (...names: FieldName[]): FormField[] =>
  names.map((name) => ({ name, isNeeded: true }));

test('gives what was answered, without spaces round it', () => {
  const texts = { name: ' Ada ', question: 'How?\n' };
  const phone = { phone: '+14155552671' };
  const fields = needs('phone', 'name', 'question');
  expect(checkAnswers({ fields, texts, phone, strings })).toEqual({
    errors: {},
    answers: { phone: '+14155552671', name: 'Ada', question: 'How?' },
    isUnchecked: false,
  });
});

test('gives nothing that was not asked', () => {
  const texts = { name: 'Ada', question: 'How?' };
  const { answers } = checkAnswers({
    fields: asks('name'),
    texts,
    phone: { phone: '+1' },
    strings,
  });
  expect(answers).toEqual({ name: 'Ada' });
});

test('wants what is a must, and nothing else', () => {
  const must = checkAnswers({ fields: needs('phone', 'name'), texts: empty, phone: {}, strings });
  expect(must.errors).toEqual({ phone: strings.needed, name: strings.needed });
  expect(must.answers).toEqual({});
  expect(hasError(must.errors)).toBe(true);
  const may = checkAnswers({ fields: asks('phone', 'name'), texts: empty, phone: {}, strings });
  expect(hasError(may.errors)).toBe(false);
});

test('says why a phone is refused, in words', () => {
  const phone = { refusal: 'impossible' } as const;
  const { errors, answers } = checkAnswers({ fields: asks('phone'), texts: empty, phone, strings });
  expect(errors).toEqual({ phone: strings.phoneProblem.impossible });
  expect(answers).toEqual({});
});

test('a phone that nothing has checked is neither an answer nor an error', () => {
  const phone = { isUnchecked: true } as const;
  const checked = checkAnswers({ fields: needs('phone'), texts: empty, phone, strings });
  expect(checked).toEqual({ errors: {}, answers: {}, isUnchecked: true });
});
