import { toHostileMessages } from '../../../../packages/widget/src/panel/rich/testing/hostile-messages.ts';
import { openStage } from '../../../../packages/widget/src/panel/rich/testing/show-hostile.ts';

/** A message, and how long it took until it was laid out, ms. */
export interface HostileTime {
  readonly body: string;
  /** As much of it as is shown unasked. */
  readonly previewMs: number;
  /** All of it. */
  readonly wholeMs: number;
}

declare global {
  interface Window {
    /** Shows so many hostile messages one after the other, each some times; of each the best. */
    measureHostile(count: number): Promise<readonly HostileTime[]>;
  }
}

const times = 4;

window.measureHostile = async (count) => {
  const { show, expand } = await openStage();
  const all: HostileTime[] = [];
  for (const body of toHostileMessages(count)) {
    let [previewMs, wholeMs] = [Infinity, Infinity];
    for (let time = 0; time < times; time += 1) {
      const shownMs = await show(body);
      previewMs = Math.min(previewMs, shownMs);
      wholeMs = Math.min(wholeMs, (await expand()) ?? shownMs);
    }
    all.push({ body: body.slice(0, 40), previewMs, wholeMs });
  }
  return all;
};
