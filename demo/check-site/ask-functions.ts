import type { SiteProblem } from './visit.ts';

const timeoutMs = 10_000;

/**
 * Asks the Functions, by a preflight alone, whether they let a site in. Nothing is started by that.
 *
 * @param origin - Of the site.
 * @example
 * await askFunctions('https://docent-1234-live.twil.io', 'https://docs.example.com');
 */
export async function askFunctions(
  functionsUrl: string,
  origin: string,
): Promise<readonly SiteProblem[]> {
  const headers = {
    Origin: origin,
    'Access-Control-Request-Method': 'POST',
    'Access-Control-Request-Headers': 'content-type',
  };
  const url = `${functionsUrl.replace(/\/$/, '')}/start-chat`;
  const signal = AbortSignal.timeout(timeoutMs);
  const response = await fetch(url, { method: 'OPTIONS', headers, signal }).catch(() => undefined);
  const allowed = response?.headers.get('access-control-allow-origin');
  if (allowed === origin || allowed === '*') return [];
  const message = response
    ? `${url} does not let ${origin} in (HTTP ${response.status}). Add it to ALLOWED_ORIGINS, and deploy.`
    : `${url} cannot be reached. Look whether data-functions-url is right, and whether it is deployed.`;
  return [{ reason: 'preflight', message, pages: [] }];
}
