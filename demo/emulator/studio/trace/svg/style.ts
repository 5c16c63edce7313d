import { kinds } from './kinds.ts';
import { dark, light, type Palette } from './palette.ts';

/** `page` follows the `color-scheme` of what the drawing stands in. */
export type Theme = 'light' | 'dark' | 'auto' | 'page';

const font = `ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif`;

/** The style sheet of a drawing. All of it is below one class: a drawing may stand in somebody's page. */
export function toStyle(theme: Theme, scope: string, { hasInputs = false } = {}): string {
  const kindRules = kinds
    .map(
      (kind) =>
        `.kind-${kind} .field{fill:var(--${kind}-field)}.kind-${kind} .sign{stroke:var(--${kind})}`,
    )
    .join('');
  const own = hasInputs ? rules + inputRules : rules;
  return toColors(theme, scope) + scoped(own + kindRules + afterKinds, scope);
}

function toColors(theme: Theme, scope: string): string {
  if (theme === 'page') return `${scope}{${toPairs()}}`;
  if (theme !== 'auto') return `${scope}{${toProperties(theme === 'dark' ? dark : light)}}`;
  return `${scope}{${toProperties(light)}}@media (prefers-color-scheme:dark){${scope}{${toProperties(dark)}}}`;
}

/** Each colour for light and for dark at once. */
function toPairs(): string {
  const darkColors = toProperties(dark).split(';');
  return toProperties(light)
    .split(';')
    .map((property, index) => {
      const [name = '', color = ''] = property.split(':');
      return `${name}:light-dark(${color},${darkColors[index]?.split(':')[1] ?? color})`;
    })
    .join(';');
}

/** The names of the custom properties, without those of kinds, are those of {@link Palette}. */
function toProperties({ kinds: ofKinds, ...rest }: Palette): string {
  const plain = Object.entries(rest).map(([name, color]) => `--${name}:${color}`);
  const signs = kinds.flatMap((kind) => [
    `--${kind}:${ofKinds[kind][0]}`,
    `--${kind}-field:${ofKinds[kind][1]}`,
  ]);
  return [...plain, ...signs].join(';');
}

function scoped(css: string, scope: string): string {
  return css.replace(
    /([^{}]+)\{/g,
    (_, selectors: string) =>
      `${selectors
        .split(',')
        .map((selector) => `${scope} ${selector}`)
        .join(',')}{`,
  );
}

const rules = [
  `text{font-family:${font};fill:var(--ink);user-select:text}`,
  '.paper{fill:var(--paper)}',
  '.heading{font-size:17px;font-weight:650}',
  '.subheading{font-size:12.5px;fill:var(--muted)}',
  '.body{fill:var(--card);stroke:var(--line)}',
  '.shadow{fill:var(--shadow)}',
  '.name{font-size:13.5px;font-weight:600}',
  '.type{font-size:11px;fill:var(--muted)}',
  '.sign{fill:none;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}',
  '.end rect{fill:var(--paper);stroke:var(--line)}',
  '.end text{font-size:11px;fill:var(--muted)}',
  '.end .stop{fill:var(--muted);stroke:none}',
  '.edge{fill:none;stroke:var(--edge);stroke-width:1.6}',
  '.arrow{fill:var(--edge);stroke:var(--edge);stroke-width:1.5;stroke-linejoin:round}',
  '.label rect{fill:var(--card);stroke:var(--line)}',
  '.label text{font-size:11px;fill:var(--muted);text-anchor:middle}',
  '.badge text{font-size:11px;font-weight:700;text-anchor:middle;fill:var(--accentInk)}',
  '.badge rect{fill:var(--accent);stroke:var(--paper);stroke-width:2}',
  '.lit .body{stroke:var(--accent);stroke-width:2}',
  '.failed .body{stroke:var(--bad);stroke-width:2}',
  '.failed .badge rect{fill:var(--bad)}',
  '.failed .badge text{fill:var(--badInk)}',
  '.waiting .body{stroke:var(--hold);stroke-width:2;stroke-dasharray:6 4}',
  '.waiting .badge rect{fill:var(--hold)}',
  '.waiting .badge text{fill:var(--holdInk)}',
  '.taken .edge{stroke:var(--accent);stroke-width:2.6}',
  '.taken .arrow{fill:var(--accent);stroke:var(--accent)}',
  '.taken.label rect,.end.taken rect{fill:var(--accentSoft);stroke:var(--accent)}',
  '.taken.label text,.end.taken text{fill:var(--ink);font-weight:600}',
  '.end.taken .stop{fill:var(--accent);stroke:none}',
  '.untaken .edge{stroke:var(--dimEdge)}',
  '.untaken .arrow{fill:var(--dimEdge);stroke:var(--dimEdge)}',
  '.untaken.label rect{fill:var(--paper)}',
  '.untaken.label text{fill:var(--dimInk)}',
  '.dim .body{fill:var(--dimCard)}',
  '.dim .name,.dim .type,.dim .end text{fill:var(--dimInk)}',
  '.dim .shadow{fill:none}',
].join('');

const inputRules = [
  '.inputs rect{fill:var(--paper)}',
  '.inputs text{font-size:11px}',
  '.inputs .key{fill:var(--muted)}',
].join('');

const afterKinds = '.dim .field{fill:var(--paper)}.dim .sign{stroke:var(--dimInk)}';
