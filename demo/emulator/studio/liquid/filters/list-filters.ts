import { toText } from '../text.ts';
import { standard, type Filter } from './filter.ts';

const names = [
  'compact',
  'concat',
  'first',
  'last',
  'map',
  'reverse',
  'sort',
  'sort_natural',
  'uniq',
];

/** Filters on lists, or on lists and texts alike. */
export const listFilters: Record<string, Filter> = {
  ...Object.fromEntries(names.map((name) => [name, standard(name)])),
  join(value, separator = ' ') {
    const { memoryLimit } = this.context;
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    const between = toText(separator, memoryLimit);
    memoryLimit.use(between.length * list.length);
    return list.map((item) => toText(item, memoryLimit)).join(between);
  },
  size(value) {
    if (typeof value === 'string' || Array.isArray(value)) return value.length;
    return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
  },
  slice(value, ...args) {
    const list = Array.isArray(value) ? value : toText(value, this.context.memoryLimit);
    return standard('slice').call(this, list, ...args);
  },
};
