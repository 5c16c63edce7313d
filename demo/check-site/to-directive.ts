import type { Violation } from './visit.ts';

/**
 * What has to be added to the page's policy so that it allows what it has refused.
 *
 * @param origin - Of the page.
 * @example
 * toDirective({ directive: 'connect-src', blocked: 'https://api.segment.io/v1/b', source: '' }, origin);
 * // 'connect-src https://api.segment.io'
 */
export function toDirective({ directive, blocked }: Violation, origin: string): string {
  const name = directive.replace(/-(elem|attr)$/, '');
  if (blocked === 'inline') return `${name} 'nonce-…' (and nonce="…" on the tag)`;
  if (!URL.canParse(blocked)) return `${name} ${blocked}`;
  const { origin: wanted, protocol } = new URL(blocked);
  if (wanted === origin) return `${name} 'self'`;
  return `${name} ${wanted === 'null' ? protocol : wanted}`;
}
