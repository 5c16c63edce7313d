const file = /\.(?:[cm]?[jt]sx?|json|html?|css|ya?ml|txt|toml|xml|csv|pdf|png|jpe?g|svg|gif)$/;
const word = /[\p{L}\p{N}.-]+/gu;

/**
 * Where a link really leads, when its text looks like another address, when it could be read backwards, or when its host
 * is written in letters that look like others. Undefined where nothing is to be said.
 *
 * @example
 * toRealHost('https://evil.example/', 'docs.example'); // 'evil.example'
 */
export function toRealHost(href: string, text: string): string | undefined {
  const { protocol, hostname, pathname } = new URL(href);
  const place = protocol === 'mailto:' ? pathname : hostname;
  if (/(?:^|[.@])xn--/.test(place) || /\p{Bidi_Control}/u.test(text)) return place;
  if (URL.canParse(text) && new URL(text).href === href) return undefined;
  const host = toBare(place.slice(place.lastIndexOf('@') + 1));
  return toHosts(text).every((one) => one === host) ? undefined : place;
}

/** The hosts that somebody who reads the text could see in it. */
function toHosts(text: string): readonly string[] {
  // Letters that are not seen, and dots that are none, make one host look like another.
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[。․]/g, '.')
    .toLowerCase();
  return [...plain.matchAll(word)]
    .filter(({ 0: one, index }) => plain.charAt(index + one.length) !== '@')
    .map(([one]) => toBare(one))
    .filter((one) => /[^.]\.\p{L}[^.]*$/u.test(one.slice(-70)) && !file.test(one.slice(-10)));
}

function toBare(host: string): string {
  return host.replace(/^www\./, '').replace(/[.-]{1,9}$/, '');
}
