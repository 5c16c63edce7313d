/** Chromium switches for tests. */
export const browserArgs = [
  // Nothing may call home: what tests do stays on the machine.
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  // The tracker leaves browsers out that say they are driven by a program. Tests stand for people.
  '--disable-blink-features=AutomationControlled',
];

/** What a browser calls itself that a person uses. Headless Chromium would say that it is one. */
export const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';
