import { simulate } from '../demo/emulator/studio/scenarios/simulate.ts';

// Plays scenarios against a Studio flow, on local servers; without scenarios, explores the flow. See `simulate`.

const { stdout, env, argv } = process;
process.exitCode = await simulate(argv.slice(2), {
  write: (text) => void stdout.write(text),
  colored: stdout.isTTY && !env['NO_COLOR'],
});
