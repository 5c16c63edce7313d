import type { LiquidPath } from '../../flow/liquid-paths.ts';
import { readFilters } from '../../flow/liquid-paths.ts';
import type { Rule } from '../problem.ts';

/** A phone in the URL of a request, whose `+` would arrive as a space. */
export const phoneNotEncoded: Rule = {
  name: 'phone-not-encoded',
  level: 'warning',
  find: ({ widgets }) =>
    widgets
      .filter(({ state }) => state.type === 'make-http-request')
      .flatMap(({ state, path, templates }) =>
        templates
          .filter((template) => template.path === 'properties.url')
          .flatMap(({ reads }) => reads.filter(isBarePhone))
          .map(({ keys }) => ({
            widget: state.name,
            path: `${path}.properties.url`,
            message: `"${keys.join('.')}" holds a phone, and its "+" gets lost in a URL: write {{${keys.join('.')} | url_encode}}.`,
          })),
      ),
};

function isBarePhone({ keys, part }: LiquidPath): boolean {
  const path = keys.join('.');
  const isPhone =
    path === 'contact.channel.address' ||
    (keys.length > 1 && keys.at(-1)?.toLowerCase() === 'from');
  return isPhone && part.kind === 'output' && !readFilters(part).includes('url_encode');
}
