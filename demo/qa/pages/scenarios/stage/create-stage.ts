import type { Agent, Stage, Visitor } from '../../../scenarios/stage.ts';
import { createTab } from './create-tab.ts';
import type { LabRun } from './lab-client.ts';
import { readStored } from './read-stored.ts';
import type { Screens } from './screens.ts';
import { pause, waitFor } from './wait-for.ts';
import { wipeBrowser } from './wipe-browser.ts';

interface StageOptions {
  readonly run: LabRun;
  readonly screens: Screens;
  readonly signal: AbortSignal;
  readonly step: (sentence: string) => void;
}

// What a page still sends while it is left must not arrive as the next visitor's.
const lastWordsMs = 100;

/** Creates what one run of a scenario is played with. */
export function createStage({ run, screens, signal, step }: StageOptions): Stage {
  const until: Stage['until'] = (what, find) =>
    waitFor({ what, find: async () => find(await run.read()), signal });
  const openTab = (label: string) => createTab({ frame: screens.add(label), run, signal, step });

  async function newVisitor(variant = {}): Promise<Visitor> {
    signal.throwIfAborted();
    await leave(screens);
    await wipeBrowser(variant);
    return {
      ...openTab('The visitor’s screen'),
      async newTab(path) {
        const tab = openTab('A second tab of the same browser');
        await tab.opens(path);
        return tab;
      },
      stored: readStored,
    };
  }

  async function agentAccepts(chatSid: string, worker = 'agent.maya'): Promise<Agent> {
    step('An agent accepts the chat');
    const task = await until('a task of the chat', ({ tasks }) =>
      tasks.find(({ conversationSid }) => conversationSid === chatSid),
    );
    await run.act({ do: 'accept', taskSid: task.sid, worker });
    return {
      task,
      async says(body) {
        step(`The agent writes “${body}”`);
        await run.act({ do: 'say', taskSid: task.sid, body });
      },
    };
  }

  const [phone, otherPhone] = run.phones;
  const { smsNumber, flows, act, read } = run;
  return { phone, otherPhone, smsNumber, flows, newVisitor, agentAccepts, act, read, until, step };
}

/** Closes all screens. */
export async function leave(screens: Screens): Promise<void> {
  screens.clear();
  await pause(lastWordsMs);
}
