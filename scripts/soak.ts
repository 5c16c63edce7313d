import { chromium } from 'playwright';
import { runSoak } from '../demo/widget/soak/run.ts';
import { browserArgs, userAgent } from './browser-args.ts';
import { ensureBrowser } from './find-browser.ts';

// Lets a visitor and an agent write to each other while everything goes wrong. See `runSoak`.

const browser = await chromium.launch({
  executablePath: await ensureBrowser(),
  args: browserArgs,
  // People's browsers keep the pages that they leave.
  ignoreDefaultArgs: ['--disable-back-forward-cache'],
});
try {
  const context = await browser.newContext({ userAgent });
  process.exitCode = await runSoak(process.argv.slice(2), { context, write: console.log });
} finally {
  await browser.close();
}
