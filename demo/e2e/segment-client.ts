import { AnalyticsBrowser } from '@segment/analytics-next';

// What a customer who installs the npm package has on the page after bundling.
Object.assign(window, { AnalyticsBrowser });
