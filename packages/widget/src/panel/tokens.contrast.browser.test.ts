import { cdp } from 'vitest/browser';
import { afterEach, expect, test } from 'vitest';
import { readContrast } from './testing/read-contrast.ts';
import { tokens } from './tokens.ts';

// Text has to stand out 4.5 times from what is behind it, what one uses 3 times (WCAG 1.4.3 and 1.4.11).

const accents = {
  ours: '#2456d3',
  yellow: '#ffeb3b',
  white: '#fff',
  black: '#000',
  'mid-grey': '#808080',
  'the worst grey': '#767676',
  red: '#e01e5a',
  orange: '#ff4500',
  green: '#25d366',
  'dark green': '#004d40',
  cyan: '#00a1e0',
  blue: '#1877f2',
  violet: '#635bff',
  pure: 'lime',
};

const surfaces = ['--_surface', '--_surface-raised', '--_surface-sunken'];
const words = ['--_text', '--_text-quiet', '--_accent-text', '--_danger'];

const texts: readonly (readonly [text: string, behind: string])[] = [
  ...surfaces.flatMap((surface) => words.map((word) => [word, surface] as const)),
  ['--_on-accent', '--_accent'],
  ['--_surface', '--_danger'],
];

/** As `.main:hover` of the shared styles. */
const hovered =
  'color-mix(in oklab, var(--_accent), oklch(from var(--_on-accent) calc(1 - l) 0 0) 14%)';

const edges: readonly (readonly [edge: string, behind: string])[] = [
  ['--_line-strong', '--_surface'],
  ['--_line-strong', '--_surface-raised'],
  // The focus ring.
  ...surfaces.map((surface) => ['--_accent-text', surface] as const),
];

afterEach(async () => {
  document.body.replaceChildren();
  await emulate('');
});

async function emulate(contrast: string): Promise<void> {
  const features = [{ name: 'prefers-contrast', value: contrast }];
  await cdp().send('Emulation.setEmulatedMedia', { features });
}

/** A place that carries the tokens, in a colour scheme, with the accent of a page. */
function show(colorScheme: string, accent: string): HTMLElement {
  const host = document.createElement('div');
  host.style.setProperty('--docent-chat-accent', accent);
  host.style.colorScheme = colorScheme;
  document.body.append(host);
  const root = host.attachShadow({ mode: 'open' });
  if (tokens.styleSheet) root.adoptedStyleSheets = [tokens.styleSheet];
  const probe = document.createElement('div');
  root.append(probe);
  return probe;
}

function findFaint(probe: HTMLElement): readonly string[] {
  const check = (pairs: typeof texts, least: number) =>
    pairs.flatMap(([front, behind]) => {
      const contrast = readContrast(probe, [`var(${front})`, `var(${behind})`]);
      return contrast >= least ? [] : [`${front} on ${behind}: ${contrast.toFixed(2)}`];
    });
  const soft = ['--_surface', '--_surface-raised'].flatMap((surface) => {
    const layers = ['var(--_accent-text)', 'var(--_accent-soft)', `var(${surface})`];
    const contrast = readContrast(probe, layers);
    return contrast >= 4.5 ? [] : [`hovered button on ${surface}: ${contrast.toFixed(2)}`];
  });
  const main = readContrast(probe, ['var(--_on-accent)', hovered]);
  if (main < 4.5) soft.push(`the hovered main button: ${main.toFixed(2)}`);
  return [...check(texts, 4.5), ...check(edges, 3), ...soft];
}

for (const scheme of ['light', 'dark']) {
  for (const contrast of ['no-preference', 'more']) {
    test.each(Object.entries(accents))(
      `reads well with %s (${scheme}, contrast ${contrast})`,
      async (_, accent) => {
        await emulate(contrast);
        expect(findFaint(show(scheme, accent))).toEqual([]);
      },
    );
  }
}

test('stands out more for those who ask for more contrast', async () => {
  const probe = show('light', accents.ours);
  const read = () => readContrast(probe, ['var(--_text-quiet)', 'var(--_surface)']);
  const before = read();
  await emulate('more');
  expect(read()).toBeGreaterThan(Math.max(7, before));
});

test('leaves the text on the accent to a page that chooses it', () => {
  const probe = show('light', accents.yellow);
  const host = (probe.getRootNode() as ShadowRoot).host as HTMLElement;
  host.style.setProperty('--docent-chat-on-accent', '#402');
  expect(readContrast(probe, ['var(--_on-accent)', '#402'])).toBe(1);
});
