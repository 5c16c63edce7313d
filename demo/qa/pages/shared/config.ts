import type { QaConfig } from '../../server/api.ts';

/** Reads what the server tells this page. */
export function readConfig(): QaConfig {
  const text = document.getElementById('qa-config')?.textContent;
  if (!text)
    throw new Error('The page was not served by the demo: start that, and open its address.');
  return JSON.parse(text) as QaConfig;
}
