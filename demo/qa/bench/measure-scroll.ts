import type { CDPSession, Page } from '@playwright/test';
import type { Figure } from './figure.ts';
import { toSpread } from '../../widget/bench/spread.ts';

const seconds = 6;
const longFrameMs = 50;

/** Scrolls through the list as a hand does, frame by frame, and tells how the frames came. */
export async function measureScroll(page: Page, session: CDPSession): Promise<Figure[]> {
  await session.send('Performance.enable');
  const before = await readTaskMs(session);
  const frames = await page.evaluate(scroll, seconds * 1000);
  const workMs = ((await readTaskMs(session)) - before) / frames.length;
  const total = frames.reduce((sum, frame) => sum + frame, 0);
  const { p95 } = toSpread(frames);
  const long = frames.filter((frame) => frame > longFrameMs).length;
  return [
    {
      what: 'scrolling: frames a second',
      value: (frames.length / total) * 1000,
      unit: 'fps',
      least: 58,
    },
    { what: 'scrolling: time of a frame, 95 of 100', value: p95, unit: 'ms', most: 20 },
    { what: 'scrolling: longest frame', value: Math.max(...frames), unit: 'ms' },
    {
      what: `scrolling: frames longer than ${longFrameMs} ms`,
      value: long,
      unit: 'frames',
      most: 2,
    },
    { what: 'scrolling: work of the main thread, each frame', value: workMs, unit: 'ms', most: 10 },
  ];
}

/** Runs in the page. Goes up 90 pixels a frame, and every second jumps far away. Gives the time between frames, in ms. */
async function scroll(durationMs: number): Promise<number[]> {
  const list = document.querySelector('.qa-timeline-scroller');
  if (!list) throw new Error('There is no timeline on the page.');
  const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const frames: number[] = [];
  let last = await nextFrame();
  const end = last + durationMs;
  for (let count = 1; last < end; count += 1) {
    list.scrollTop =
      count % 60 === 0 ? (list.scrollHeight * ((count * 7) % 10)) / 10 : list.scrollTop - 90;
    const now = await nextFrame();
    frames.push(now - last);
    last = now;
  }
  return frames;
}

async function readTaskMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
}
