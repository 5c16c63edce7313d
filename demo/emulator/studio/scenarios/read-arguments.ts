import { parseArgs } from 'node:util';

/** What the command line asks for. */
export interface SimulateArguments {
  flowFile: string;
  scenarioFiles: readonly string[];
  isClassic: boolean;
  hasTrace: boolean;
  /** Where a drawing of each scenario goes. */
  svgFolder: string | undefined;
  /** What is put into the flow's holes. */
  holes: Readonly<Record<string, string>>;
}

/** Nothing could be run; the message says what is missing or wrong. */
export class CannotRun extends Error {
  override name = 'CannotRun';
}

const usage =
  'Usage: pnpm run simulate <flow.json> [scenario.yaml or folder …] [--classic] [--trace] [--svg folder] [--set NAME=value]';

/** Reads the words of a command line. Throws {@link CannotRun}. */
export function readArguments(words: readonly string[]): SimulateArguments {
  const { values, positionals } = parse(words);
  const [flowFile, ...scenarioFiles] = positionals;
  if (flowFile === undefined) throw new CannotRun(`Which flow? ${usage}`);
  return {
    flowFile,
    scenarioFiles,
    isClassic: values.classic,
    hasTrace: values.trace,
    svgFolder: values.svg,
    holes: Object.fromEntries(values.set.map(toHole)),
  };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      // `pnpm run simulate -- flow.json` hands on the dashes.
      args: words.filter((word, index) => index > 0 || word !== '--'),
      allowPositionals: true,
      options: {
        classic: { type: 'boolean', default: false },
        trace: { type: 'boolean', default: false },
        svg: { type: 'string' },
        set: { type: 'string', multiple: true, default: [] },
      },
    });
  } catch (error) {
    throw new CannotRun(`${(error as Error).message} ${usage}`);
  }
}

function toHole(text: string): [name: string, value: string] {
  const at = text.indexOf('=');
  if (at < 1) throw new CannotRun(`--set ${text} has no name and value. Write --set NAME=value.`);
  return [text.slice(0, at), text.slice(at + 1)];
}
