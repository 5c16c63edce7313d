import { toJson } from '../to-json.ts';
import { toValue } from 'liquidjs';
import { dateFilter } from './date-filter.ts';
import { standard, type Filter } from './filter.ts';
import { listFilters } from './list-filters.ts';
import { numberFilters } from './number-filters.ts';
import { textFilters } from './text-filters.ts';

/**
 * The filters that a flow may use: those of standard Liquid, and Twilio's own `to_json`. What LiquidJS adds to
 * them (`json`, `where`, `slugify` …) fails here as it would in the cloud.
 */
export const studioFilters: Record<string, Filter> = {
  ...textFilters,
  ...numberFilters,
  ...listFilters,
  date: dateFilter,
  default: standard('default'),
  to_json(value) {
    return toJson(toValue(value), this.context.memoryLimit);
  },
};
