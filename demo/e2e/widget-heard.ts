import type { Page } from '@playwright/test';

/** Notes what the live regions of a page say, in shadow trees too; has to be there before the page is. */
export async function hearPage(page: Page): Promise<void> {
  await page.addInitScript(listen);
}

/** All that was said so far, in order. */
export function readHeard(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

/** Runs on the page. */
function listen(): void {
  const heard: string[] = [];
  Object.assign(window, { heard });
  const live = '[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log], output';
  const toElement = (node: Node) => (node instanceof Element ? node : node.parentElement);
  const say = (region: Element) => {
    const text = (region as HTMLElement).innerText.trim();
    if (text && region.checkVisibility()) heard.push(text);
  };
  const hear = (records: readonly MutationRecord[]) => {
    const regions = records.flatMap(({ target, addedNodes }) => {
      const around = toElement(target)?.closest(live);
      if (around) return [around];
      // One that comes with its text in it.
      const added = [...addedNodes].filter((node): node is Element => node instanceof Element);
      return added.flatMap((one) =>
        [one, ...one.querySelectorAll('*')].filter((it) => it.matches(live)),
      );
    });
    for (const region of new Set(regions)) say(region);
  };
  const watch = (root: Node) => {
    const what = { childList: true, characterData: true, subtree: true };
    new MutationObserver(hear).observe(root, what);
  };
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function attachShadow(init) {
    const root = attach.call(this, init);
    watch(root);
    return root;
  };
  watch(document);
}
