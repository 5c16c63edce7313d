import { Liquid } from 'liquidjs';
import { LimitedCaptureTag } from './capture-tag.ts';
import { studioZone } from './filters/date-filter.ts';
import { studioFilters } from './filters/filters.ts';
import { engineLimits } from './limits.ts';
import { LoopTag } from './loop-tag.ts';

/** Everything else that LiquidJS knows reads files (`include`, `render`, `layout`) or is not in Studio's Liquid. */
const keptTags = new Set(
  'assign break case comment continue cycle decrement if increment raw unless'.split(' '),
);

/** LiquidJS, cut down to what Studio has. */
export const engine = createEngine();

function createEngine(): Liquid {
  const liquid = new Liquid({
    ...engineLimits,
    strictFilters: true,
    ownPropertyOnly: true,
    timezoneOffset: studioZone,
    locale: 'en-US',
    // No file is ever found, should a tag that reads files come back.
    templates: {},
  });
  for (const name of Object.keys(liquid.tags)) if (!keptTags.has(name)) delete liquid.tags[name];
  for (const name of Object.keys(liquid.filters)) liquid.unregisterFilter(name);
  for (const [name, filter] of Object.entries(studioFilters)) liquid.registerFilter(name, filter);
  liquid.registerTag('for', LoopTag);
  liquid.registerTag('capture', LimitedCaptureTag);
  return liquid;
}
