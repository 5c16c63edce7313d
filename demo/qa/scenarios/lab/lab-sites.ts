import { Hono, type Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { createSite } from '../../../site/server.ts';
import type { LabBuilds } from '../lab.ts';
import { parseVariant, toCookieName, writeVariant, type Variant } from '../variant.ts';
import type { LabCloud } from './lab-cloud.ts';
import type { LazyCloud } from './lazy-cloud.ts';

interface SitesOptions {
  readonly origin: string;
  readonly cloud: LazyCloud;
  readonly built: () => Promise<LabBuilds>;
  readonly addresses: () => { readonly hub: string };
}

/** Creates what finds the docs site for a request: the same pages, with the tags as its visitor's scenario wants them. */
export function createLabSites({ origin, cloud, built, addresses }: SitesOptions) {
  const sites = new Map<string, Hono>();
  const cookie = toCookieName(origin);
  return async (c: Context): Promise<Hono> => {
    const variant = parseVariant(getCookie(c, cookie));
    const key = writeVariant(variant);
    const found = sites.get(key);
    if (found) return found;
    const site = createVariant(variant, {
      cloud: await cloud.open(),
      ...(await built()),
      ...addresses(),
    });
    sites.set(key, site);
    return site;
  };
}

interface VariantParts extends LabBuilds {
  readonly cloud: LabCloud;
  readonly hub: string;
}

function createVariant(
  variant: Variant,
  { cloud, hub, siteDir, trackerDir, widgetDir }: VariantParts,
): Hono {
  const { segment, twilio } = cloud.world.stack;
  const site = createSite({
    outDir: siteDir,
    trackerDir,
    widgetDir,
    config: {
      segment: { origin: segment.origin, writeKey: cloud.writeKeys.site },
      chat: { functionsUrl: cloud.functions[variant.flow], socketUrl: twilio.socketUri },
      links: [],
      qa: { hub, world: 'lab' },
      ...(variant.asksConsent && { consent: 'required' }),
    },
  });
  const app = new Hono();
  if (variant.blocksTracker) app.get('/docent/docent.js', (c) => c.body(null, 404));
  app.route('/', site);
  return app;
}
