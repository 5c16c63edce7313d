import { readPackageFile, toAsset } from '../assets.ts';
import type { Variant } from '../variant.ts';

const token = 'phc_bench';

/** PostHog: a stub of the shape of its snippet, and array.js from its CDN. */
export function createPosthog(): Variant {
  const array = toAsset(readPackageFile('posthog-js', 'dist/array.js'));
  return {
    name: 'posthog',
    files: new Map([['/static/array.js', array]]),
    head: ({ cdn, api }) => {
      const options = { api_host: api, asset_host: cdn, defaults: '2026-01-30' };
      return `<script>${stub(`${cdn}/static/array.js`)}
posthog.init('${token}', ${JSON.stringify({ ...options, person_profiles: 'identified_only' })});</script>`;
    },
    answer: (path) => (path.startsWith('/flags') || path.startsWith('/array/') ? remoteConfig : {}),
  };
}

// What a new project answers: every extra that loads more code is off.
const remoteConfig = {
  token,
  supportedCompression: ['gzip', 'gzip-js'],
  hasFeatureFlags: false,
  flags: {},
  featureFlags: {},
  captureDeadClicks: false,
  capturePerformance: { network_timing: true, web_vitals: false },
  autocapture_opt_out: false,
  autocaptureExceptions: false,
  analytics: { endpoint: '/i/v0/e/' },
  elementsChainAsString: true,
  sessionRecording: false,
  heatmaps: false,
  surveys: false,
  defaultIdentifiedOnly: true,
  siteApps: [],
};

const methods = [
  'capture',
  'register',
  'register_once',
  'unregister',
  'identify',
  'alias',
  'group',
  'reset',
  'on',
  'onFeatureFlags',
  'isFeatureEnabled',
  'getFeatureFlag',
  'set_config',
  'opt_in_capturing',
  'opt_out_capturing',
];

/** Queues calls and puts the script into the page, as PostHog's own snippet does. */
function stub(script: string): string {
  return `(function (d, ph) {
  if (ph.__SV) return;
  window.posthog = ph;
  ph._i = [];
  ph.init = function (key, options, name) {
    var s = d.createElement('script');
    s.crossOrigin = 'anonymous';
    s.async = true;
    s.src = ${JSON.stringify(script)};
    var first = d.getElementsByTagName('script')[0];
    first.parentNode.insertBefore(s, first);
    ph.people = ph.people || [];
    ${JSON.stringify(methods)}.forEach(function (m) {
      ph[m] = function () { ph.push([m].concat([].slice.call(arguments))); };
    });
    ph._i.push([key, options, name || 'posthog']);
  };
  ph.__SV = 1;
})(document, window.posthog || []);`;
}
