import { CannotCheck } from './cannot-check.ts';
import { checkTarget } from './check-target.ts';
import type { BrowserSetting } from './open-browser.ts';
import { readArguments } from './read-arguments.ts';
import { toSummary, toVisitReport, type Paint } from './to-report.ts';

/** Where a check is started. */
export interface CheckTerminal {
  readonly write: (text: string) => void;
  readonly isColored?: boolean;
  /** Where a relative folder begins. */
  readonly cwd: string;
  readonly browser: BrowserSetting;
}

const codes = { bold: 1, quiet: 2, good: 32, bad: 31 } as const;

/**
 * Opens a site in a browser and tells what the tags do there, without a trace at Segment or Twilio.
 *
 * @returns 0: all is well · 1: there are problems · 2: the site could not be looked at.
 * @example
 * process.exitCode = await checkSite(['https://docs.example.com'], { write: console.log, cwd: process.cwd(), browser });
 */
export async function checkSite(
  words: readonly string[],
  terminal: CheckTerminal,
): Promise<0 | 1 | 2> {
  const paint: Paint = (color, text) =>
    terminal.isColored ? `\u001B[${codes[color]}m${text}\u001B[0m` : text;
  try {
    const given = readArguments(words, terminal.cwd);
    const say = (text: string): void => (given.asJson ? undefined : terminal.write(`${text}\n`));
    const { visits, problems } = await checkTarget(given, {
      browser: terminal.browser,
      onVisit: (visit) => say(`${toVisitReport(visit, paint)}\n`),
    });
    say(toSummary(problems, paint));
    if (given.asJson) terminal.write(`${JSON.stringify({ visits, problems }, undefined, 2)}\n`);
    return problems.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof CannotCheck)) throw error;
    terminal.write(`${error.message}\n`);
    return 2;
  }
}
