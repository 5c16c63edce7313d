import { checkSite } from '../demo/check-site/check-site.ts';
import { browserArgs, userAgent } from './browser-args.ts';
import { ensureBrowser } from './find-browser.ts';

// Opens a site in a browser and reports what the tags do there. See `checkSite`.

const { stdout, env, argv } = process;
process.exitCode = await checkSite(argv.slice(2), {
  write: (text) => void stdout.write(text),
  isColored: stdout.isTTY && !env['NO_COLOR'],
  // pnpm runs scripts where the package is, and says where it was called.
  cwd: env['INIT_CWD'] ?? process.cwd(),
  browser: { find: ensureBrowser, args: browserArgs, userAgent },
});
