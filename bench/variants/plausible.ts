import { readPackageFile, toAsset } from '../assets.ts';
import type { Variant } from '../variant.ts';

/** Plausible by script tag: its npm module with its `init` call, in one classic script. */
export function createPlausible(): Variant {
  const module = readPackageFile('@plausible-analytics/tracker', 'plausible.js');
  const exported = /export\s*\{[^}]*\};?\s*$/;
  if (!exported.test(module)) throw new Error('plausible.js no longer ends with its exports.');
  const init = `init(window.plausible.o);`;
  const script = `(function(){${module.replace(exported, init)}})();`;
  return {
    name: 'plausible',
    files: new Map([['/js/plausible.js', toAsset(script)]]),
    head: ({ cdn, api }) => {
      const options = JSON.stringify({ domain: 'docs.example.com', endpoint: `${api}/api/event` });
      return `<script>window.plausible = { o: ${options} };</script>
<script async src="${cdn}/js/plausible.js"></script>`;
    },
    answer: () => 'ok',
  };
}
