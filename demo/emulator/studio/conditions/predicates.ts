import { isGreater, isLess } from './compare-numbers.ts';
import { hasPart, hasStart, isAnyOf, isBlank, isEqual } from './compare-text.ts';
import { isAfterDate, isAfterTime, isBeforeDate, isBeforeTime } from './compare-times.ts';
import { matchesRegex } from './match-regex.ts';
import { ignoringCase, not, type Predicate } from './predicate.ts';

/** The types of conditions that the Console offers. */
export const predicates: ReadonlyMap<string, Predicate> = new Map([
  ['equal_to', ignoringCase(isEqual)],
  ['not_equal_to', ignoringCase(not(isEqual))],
  ['matches_any_of', ignoringCase(isAnyOf)],
  ['does_not_match_any_of', ignoringCase(not(isAnyOf))],
  ['is_blank', isBlank],
  ['is_not_blank', not(isBlank)],
  ['regex', matchesRegex],
  ['contains', ignoringCase(hasPart)],
  ['does_not_contain', ignoringCase(not(hasPart))],
  ['starts_with', ignoringCase(hasStart)],
  ['does_not_start_with', ignoringCase(not(hasStart))],
  ['less_than', isLess],
  ['greater_than', isGreater],
  ['is_before_time', isBeforeTime],
  ['is_after_time', isAfterTime],
  ['is_before_date', isBeforeDate],
  ['is_after_date', isAfterDate],
]);
