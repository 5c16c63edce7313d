const prefetchedForMs = 30_000;
const answerWithinMs = 15_000;

/** Fetches pages; each one as HTML that is whole, or not at all. */
export interface PageLoader {
  /** @throws where the answer is not this page as HTML, or the signal says that nobody wants it any more. */
  load(url: string, signal: AbortSignal): Promise<string>;
  /** Fetches a page that is likely to be wanted soon. A failure shows only if it is. */
  prefetch(url: string): void;
}

/** Creates a loader that keeps what it prefetched for half a minute. */
export function createPageLoader(): PageLoader {
  const prefetched = new Map<string, Promise<string | undefined>>();

  return {
    async load(url, signal) {
      const address = withoutHash(url);
      const early = await prefetched.get(address);
      prefetched.delete(address);
      return early ?? fetchHtml(address, signal);
    },
    prefetch(url) {
      const address = withoutHash(url);
      if (prefetched.has(address)) return;
      prefetched.set(
        address,
        fetchHtml(address).catch(() => undefined),
      );
      setTimeout(() => prefetched.delete(address), prefetchedForMs);
    },
  };
}

async function fetchHtml(url: string, signal?: AbortSignal): Promise<string> {
  const limit = AbortSignal.timeout(answerWithinMs);
  const response = await fetch(url, {
    headers: { accept: 'text/html' },
    signal: signal ? AbortSignal.any([signal, limit]) : limit,
  });
  const isHtml = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  // A redirect is the browser's to follow: it may lead out of the site.
  if (!response.ok || !isHtml || response.redirected) {
    throw new Error(
      `${url} answered ${response.status}, and not as a page. Load it as a document.`,
    );
  }
  return response.text();
}

function withoutHash(url: string): string {
  return url.replace(/#.*$/, '');
}
