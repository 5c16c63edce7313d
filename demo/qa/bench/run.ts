import { cpus, loadavg } from 'node:os';
import { launchBrowser, openVisit } from '../../widget/bench/browser.ts';
import { formatFigure, isKept, type Figure } from './figure.ts';
import { fill } from './fill.ts';
import { measureDelay } from './measure-delay.ts';
import { measureScroll } from './measure-scroll.ts';
import { measureSearch } from './measure-search.ts';
import { measureShow } from './measure-show.ts';
import { startBench } from './start-bench.ts';

// Prints how fast the inspector is with 10,000 entries, and exits with 1 where it does not keep what was promised.

const entries = 10_000;
const bench = await startBench();
const browser = await launchBrowser();
const figures: Figure[] = [];
try {
  const readers = await fill(bench.world, entries);
  console.log(
    `Chromium ${browser.version()} headless, Node ${process.version}, ${formatMachine()}.`,
  );
  console.log(`${entries} entries of ${readers} readers.\n`);
  const { page, session } = await openVisit(browser);
  // Functions that run in the page keep their names by this helper of the compiler.
  await page.addInitScript('globalThis.__name = (value) => value');
  figures.push(...(await measureShow(page, bench.origin)));
  figures.push(...(await measureScroll(page, session)));
  figures.push(...(await measureSearch(page)));
  figures.push(...(await measureDelay(page, bench.world)));
} finally {
  await browser.close();
  await bench.stop();
}
for (const figure of figures) console.log(formatFigure(figure));
const broken = figures.filter((figure) => !isKept(figure));
console.log(
  broken.length === 0
    ? '\nAll promises are kept.'
    : `\n${broken.length} not kept; ${formatMachine()}.`,
);
process.exit(broken.length === 0 ? 0 : 1);

function formatMachine(): string {
  const loads = loadavg().map((load) => load.toFixed(1));
  return `${cpus().length} cores, load ${loads.join(' ')}`;
}
