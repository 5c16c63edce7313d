/** Chromium switches that keep a test browser from calling home: nothing may leave the machine. */
export const browserArgs = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];
