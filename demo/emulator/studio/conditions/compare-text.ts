import type { Predicate } from './predicate.ts';

export const isEqual: Predicate = (subject, value) => subject === value;

/** The value is a list with commas. Empty places in it do not count, so a blank subject is never in a list. */
export const isAnyOf: Predicate = (subject, value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .some((item) => item !== '' && item === subject);

export const isBlank: Predicate = (subject) => subject === '';

export const hasPart: Predicate = (subject, value) => subject.includes(value);

export const hasStart: Predicate = (subject, value) => subject.startsWith(value);
