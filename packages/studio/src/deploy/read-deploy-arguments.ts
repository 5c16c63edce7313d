import { parseArgs } from 'node:util';
import { DeployError } from './deploy-error.ts';

const flows = ['docent', 'recipe-conversations', 'own'] as const;

/** Which flow chats start: one of ours, which is deployed, or the customer's `own`, which is left as it is. */
export type FlowChoice = (typeof flows)[number];

/** The flows that can be deployed. */
export type FlowFile = Exclude<FlowChoice, 'own'>;

/** What the command line asks for. */
export interface DeployArguments {
  readonly isDryRun: boolean;
  readonly isConfirmed: boolean;
  readonly envFile: string | undefined;
  readonly flow: FlowChoice;
  /** Whether a flow that no deploy has made may be written over. */
  readonly mayReplace: boolean;
  /** A phone whose profile is looked at. */
  readonly probe: string | undefined;
}

const usage =
  'Usage: pnpm run deploy [--dry-run] [--yes] [--env file] [--flow docent|recipe-conversations|own] [--replace] [--probe +1…]';

/** Reads the words of a command line. Throws {@link DeployError}. */
export function readDeployArguments(words: readonly string[]): DeployArguments {
  const values = parse(words);
  const flow = flows.find((name) => name === values.flow);
  if (!flow) throw new DeployError(`--flow is one of ${flows.join(', ')}. ${usage}`);
  if (flow === 'own' && values.replace)
    throw new DeployError(
      `--flow own leaves your flow as it is, and --replace writes over it: give one of them. ${usage}`,
    );
  return {
    isDryRun: values['dry-run'],
    isConfirmed: values.yes,
    envFile: values.env,
    flow,
    mayReplace: values.replace,
    probe: values.probe,
  };
}

function parse(words: readonly string[]) {
  try {
    const { values } = parseArgs({
      // `pnpm run deploy -- --dry-run` hands on the dashes.
      args: words.filter((word, index) => index > 0 || word !== '--'),
      options: {
        'dry-run': { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
        env: { type: 'string' },
        flow: { type: 'string', default: 'docent' },
        replace: { type: 'boolean', default: false },
        probe: { type: 'string' },
      },
    });
    return values;
  } catch (error) {
    // What was written wrongly may be a phone: it is not repeated.
    throw new DeployError(`The command is not one that can be run. ${usage}`, { cause: error });
  }
}
