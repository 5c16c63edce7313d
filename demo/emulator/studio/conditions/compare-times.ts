import type { Predicate } from './predicate.ts';

const hoursAndMinutes = /^([01]\d|2[0-3]):[0-5]\d$/;
const yearMonthDay = /^\d{4}-\d\d-\d\d$/;

// The subject is compared, not the clock: so no time zone has a part in it.
export const isBeforeTime: Predicate = (subject, value) =>
  isTime(subject) && isTime(value) && subject < value;

export const isAfterTime: Predicate = (subject, value) =>
  isTime(subject) && isTime(value) && subject > value;

export const isBeforeDate: Predicate = (subject, value) =>
  isDate(subject) && isDate(value) && subject < value;

export const isAfterDate: Predicate = (subject, value) =>
  isDate(subject) && isDate(value) && subject > value;

function isTime(text: string): boolean {
  return hoursAndMinutes.test(text);
}

/** A day that a calendar has. */
function isDate(text: string): boolean {
  const time = yearMonthDay.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
