import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import { isBrowsersOwn } from './asked-host.ts';
import { launchBrowser } from './browser.ts';
import { measure } from './measure.ts';
import { parseOptions } from './options.ts';
import { formatResults, formatTargets } from './report.ts';
import { startServers } from './servers.ts';
import { checkTargets } from './targets.ts';
import { startTrap } from './trap.ts';
import { createVariants } from './variants/index.ts';
import { none } from './variants/inline.ts';

// Prints how many page views reach the server, how soon, and at what cost: Docent beside Segment, PostHog, Plausible and
// the limit, all in one run. `--trials 5` for a quick look; README.md has the other options.

const options = parseOptions(process.argv.slice(2));
const variants = await createVariants(options.variants);
const beganMs = performance.now();

const trap = await startTrap();
const servers = await startServers();
const browser = await launchBrowser({ trapPort: trap.port });
try {
  describeRun(browser.version());
  const results = await measure({
    browser,
    servers,
    variants,
    baseline: none,
    options,
    onRound: (what, done, all) =>
      console.error(`${what}: round ${done} of ${all}, ${formatLoad()}`),
  });
  console.log(`\n${formatResults(results)}`);
  const targets = checkTargets(results);
  console.log(`\n${formatTargets(targets)}`);
  if (targets.some(({ isMet }) => !isMet)) process.exitCode = 1;
} finally {
  await browser.close();
  await servers.stop();
  await trap.stop();
}
console.log(`\n${Math.round((performance.now() - beganMs) / 1000)} s; ${formatLoad()}.`);
reportCaught([...trap.caught]);

function describeRun(browserVersion: string): void {
  const [cpu] = cpus();
  const machine = `${cpus().length} cores (${cpu?.model ?? '?'}), ${Math.round(totalmem() / 1e9)} GB`;
  console.log(
    `${new Date().toISOString()}, Chromium ${browserVersion} headless, Node ${process.version}`,
  );
  console.log(`${platform()} ${release()}, ${machine}; ${formatLoad()}; seed ${options.seed}.`);
  console.log('Simulated: the network, by servers on loopback that wait; the slow processor.');
  console.log('Real: the browser, the products as their packages have them, the requests.');
}

function formatLoad(): string {
  const loads = loadavg().map((load) => load.toFixed(1));
  return `load ${loads.join(' ')}`;
}

/** A page that calls a host which the benchmark does not serve would make the figures worthless. */
function reportCaught(hosts: readonly string[]): void {
  const own = hosts.filter(isBrowsersOwn);
  const foreign = hosts.filter((host) => !isBrowsersOwn(host));
  if (own.length > 0) console.log(`Kept on this machine, the browser's own: ${own.join(', ')}.`);
  if (foreign.length === 0) return;
  console.error(`A page asked for other hosts: ${foreign.join(', ')}.`);
  process.exitCode = 1;
}
