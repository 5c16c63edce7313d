import type { Tab } from '../../../scenarios/stage.ts';
import { watchLine } from './line.ts';
import type { TabTools } from './tab-tools.ts';

/** How somebody goes from page to page in a tab. */
export function createPageSide(tools: TabTools): Pick<Tab, 'opens' | 'reads' | 'reloads'> {
  const { frame, run, step, page, wait, waitHeld } = tools;
  return {
    async opens(path) {
      step(`Opens ${path}`);
      await open(path, tools);
    },
    async reads(path) {
      step(`Reads ${path}`);
      const countViews = (messages: readonly { readonly path?: string }[]) =>
        messages.filter((one) => one.path === path).length;
      const before = countViews((await run.read()).segment);
      await open(path, tools);
      await waitHeld(
        `Segment to hear that ${path} was read`,
        ({ segment }) => countViews(segment) > before,
      );
    },
    async reloads() {
      step('Reloads the page');
      const { pathname } = page().location;
      let isLoaded = false;
      frame.addEventListener('load', () => (isLoaded = true), { once: true });
      page().location.reload();
      await wait('the page to be back', () => isLoaded && isShown(pathname, tools));
    },
  };
}

async function open(path: string, tools: TabTools): Promise<void> {
  const { frame, page, find, wait } = tools;
  const { title } = page().document;
  const link = find<HTMLAnchorElement>(`#site-nav a[href="${path}"]`);
  if (link) link.click();
  else frame.src = path;
  // A link exchanges the page: its address changes first, and its title when it is there.
  await wait(`the page ${path}`, () => isShown(path, tools) && page().document.title !== title);
  watchLine(page());
}

function isShown(path: string, { page, find }: TabTools): boolean {
  const { document, location } = page();
  const hasBubble = Boolean(find('docent-chat')?.shadowRoot);
  return location.pathname === path && document.readyState === 'complete' && hasBubble;
}
