/**
 * What two addresses of the same page have in common: without query, anchor, trailing slash, `.html` and `index.html`.
 *
 * @example
 * toPageKey('https://docs.example.com/guide/?a=1#top'); // 'https://docs.example.com/guide'
 */
export function toPageKey(url: string): string {
  const page = url.split(/[?#]/, 1)[0] ?? '';
  return page
    .replace(/\.html?$/, '')
    .replace(/\/index$/, '')
    .replace(/\/$/, '');
}
