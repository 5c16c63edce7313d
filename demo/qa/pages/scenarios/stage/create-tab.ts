import type { Tab } from '../../../scenarios/stage.ts';
import { readChatParts } from './chat-parts.ts';
import { createChatSide } from './chat-side.ts';
import { cutLine, isLineUp, mendLine } from './line.ts';
import { createPageSide } from './page-side.ts';
import { createReaderSide } from './reader-side.ts';
import { createTabTools, type TabOptions } from './tab-tools.ts';
import { waitFor } from './wait-for.ts';

/** Creates a tab in a frame of this origin. */
export function createTab(options: TabOptions): Tab {
  const tools = createTabTools(options);
  const { run, step, page } = tools;
  const chat = readChatParts(() => page().document);
  return {
    ...createPageSide(tools),
    ...createReaderSide(tools),
    ...createChatSide(chat, tools),
    async goesOffline() {
      step('Loses the network');
      cutLine(page());
      // One that is only opening is cut when it has opened.
      const find = async () => {
        await run.act({ do: 'cut' });
        return !isLineUp(page());
      };
      await waitFor({ what: 'the line to be cut', find, signal: options.signal });
    },
    comesBack() {
      step('Is back on the network');
      mendLine(page());
    },
    isOnline: () => page().navigator.onLine,
  };
}
