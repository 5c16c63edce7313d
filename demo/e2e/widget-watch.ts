import { expect, type BrowserContext, type Page } from '@playwright/test';

/** What happens on pages that nobody may see. */
export interface Watch {
  /** Errors of pages and in consoles, refused policies too. A test takes out what it expects, with `expectProblems`. */
  readonly problems: string[];
  /** Every line in any console. */
  readonly lines: readonly string[];
  /** Every request and socket, in order: `GET http://127.0.0.1:4000/docs/a`. */
  readonly requests: readonly string[];
  /** From now on, what matches is no problem: such as `networkProblems` before a fault. */
  allow(pattern: RegExp): void;
  /** Watches a browser from now on. */
  follow(context: BrowserContext): Promise<void>;
  /** Nothing was asked of another machine, and nothing that is private stands in a console. */
  check(): void;
}

/** What a browser itself writes into a console where a request or a socket fails. */
export const networkProblems =
  /^(Failed to load resource|WebSocket connection to|Access to fetch at)/;

/** Watches browsers; of each, from before its first page. */
export function createWatch(): Watch {
  const problems: string[] = [];
  const lines: string[] = [];
  const requests: string[] = [];
  const allowed: RegExp[] = [];
  const note = (problem: string) => {
    if (!allowed.some((pattern) => pattern.test(problem))) problems.push(problem);
  };
  const followPage = (page: Page) => {
    page.on('websocket', (socket) => void requests.push(`SOCKET ${socket.url()}`));
    page.on('pageerror', (error) => note(`${error.name}: ${error.message}`));
    page.on('console', (line) => {
      lines.push(line.text());
      if (line.type() === 'error') note(toLine(line.text(), line.location().url));
    });
  };
  return {
    problems,
    lines,
    requests,
    allow: (pattern) => void allowed.push(pattern),
    async follow(context) {
      context.on('page', followPage);
      context.on('request', (request) => {
        const { protocol } = new URL(request.url());
        if (!['data:', 'blob:'].includes(protocol))
          requests.push(`${request.method()} ${request.url()}`);
      });
      // A report that nobody prints, such as of a policy that only a worker or a frame met.
      await context.addInitScript(() => {
        addEventListener('securitypolicyviolation', (event) => {
          console.error(`Policy: ${event.effectiveDirective} refused ${event.blockedURI}`);
        });
      });
    },
    check() {
      const hosts = new Set(requests.map((line) => new URL(line.split(' ')[1] ?? '').hostname));
      expect([...hosts].filter((host) => host !== '127.0.0.1')).toEqual([]);
      expect(lines.filter((line) => secret.test(line))).toEqual([]);
    },
  };
}

// Phones of the tests, and tokens.
const secret = /415\D{0,3}555\D?\d{4}|eyJ[\w-]{10}/;

/** A failed request is told without its address, which is that of the line. */
function toLine(text: string, url: string): string {
  return text.startsWith('Failed to load resource') ? `${text} ${url}` : text;
}
