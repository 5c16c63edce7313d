import type { Snapshot } from '../../../scenarios/stage-api/snapshot.ts';
import type { LabRun } from './lab-client.ts';
import type { PageWindow } from './page-parts.ts';
import { waitFor } from './wait-for.ts';

/** What is done in a tab is done with these. */
export interface TabTools {
  readonly frame: HTMLIFrameElement;
  readonly run: LabRun;
  /** Says what is done now. */
  readonly step: (sentence: string) => void;
  page(): PageWindow;
  find<T extends Element>(selector: string): T | undefined;
  /** Waits for something on the page. */
  wait<T>(what: string, look: () => T | undefined | false | null): Promise<T>;
  /** Waits for something that the servers hold. */
  waitHeld(what: string, look: (held: Snapshot) => boolean): Promise<unknown>;
}

export interface TabOptions extends Pick<TabTools, 'frame' | 'run' | 'step'> {
  readonly signal: AbortSignal;
}

/** Creates the tools of a tab in a frame of this origin. */
export function createTabTools({ frame, run, step, signal }: TabOptions): TabTools {
  const page = () => {
    const { contentWindow } = frame;
    if (!contentWindow) throw new Error('The screen of the visitor has been closed.');
    return contentWindow as PageWindow;
  };
  return {
    frame,
    run,
    step,
    page,
    find: <T extends Element>(selector: string) =>
      page().document.querySelector<T>(selector) ?? undefined,
    wait: (what, look) => waitFor({ what, find: look, signal }),
    waitHeld: (what, look) => waitFor({ what, find: async () => look(await run.read()), signal }),
  };
}
