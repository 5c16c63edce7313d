import module from 'node:module';
import { checkNode } from './start/check-node.ts';

// Starts what QA and newcomers look at: the docs site, the agents' desk and the inspector, with a local Segment and Twilio.
const problem = checkNode(process.version);
if (problem) {
  console.error(problem);
  process.exit(1);
}
// Node.js 22 keeps what it has compiled for the next start; 20 cannot.
(module as { enableCompileCache?: () => unknown }).enableCompileCache?.();
// Only now: an old Node.js cannot read what else there is.
const { main } = await import('./start/main.ts');
await main();
