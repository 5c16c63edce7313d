import { chromium, type Browser } from 'playwright';
import { browserArgs } from '../scripts/browser-args.ts';
import { ensureBrowser } from '../scripts/find-browser.ts';

// This list replaces Playwright's own, so what it must keep off stands here again: what calls home, and redirects.
// The first two are pages that Chromium loads for the address bar of each window, on the processor of the trial.
const disabledFeatures = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PreconnectToSearch',
];

/** A browser that looks like a person's, and whose every request to a host not ours ends in the trap. */
export async function launchBrowser({ trapPort }: { trapPort: number }): Promise<Browser> {
  const executablePath = await ensureBrowser();
  const version = await readMajorVersion(executablePath);
  return chromium.launch({
    executablePath,
    args: [
      ...browserArgs,
      `--disable-features=${disabledFeatures.join()}`,
      // Every product here drops browsers under automation.
      '--disable-blink-features=AutomationControlled',
      `--user-agent=Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36`,
      `--host-resolver-rules=MAP *.localhost 127.0.0.1, MAP * 127.0.0.1:${trapPort}`,
    ],
  });
}

async function readMajorVersion(executablePath: string): Promise<string> {
  const browser = await chromium.launch({ executablePath, args: browserArgs });
  const [major = '0'] = browser.version().split('.');
  await browser.close();
  return major;
}
