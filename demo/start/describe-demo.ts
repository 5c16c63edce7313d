import type { Demo } from './run-demo.ts';

/** Says where everything is; the first address is the one to open. */
export function describeDemo(demo: Demo, seconds: number): string {
  const rows = [
    ['Docs site', demo.site],
    ['Inspector', `${demo.hub}/inspector`],
    ["Agent's desk", `${demo.hub}/desk`],
    ['Scenarios', demo.lab && `${demo.lab}/scenarios`],
    ['Local Segment', demo.segment],
    ['Local Twilio', demo.twilio],
    ['Local Functions', demo.functions],
  ];
  const lines = rows
    .filter(([, address]) => address)
    .map(([name = '', address]) => `${name.padEnd(18)} ${address}`);
  return `
Open ${demo.hub}

${lines.join('\n')}

Ready in ${seconds.toFixed(1)} s. Stop with Ctrl+C.`;
}
