import type { FlowGraph } from './graph.ts';
import type { Layout, Place } from './layout.ts';

const margin = 40;
const headingHeight = 84;
// A heading must be readable over a flow of one widget.
const narrowest = 480;

/** How large a drawing is, and by how much its content moves to be in it. */
export function frameOf(
  { cards, links }: FlowGraph,
  { places, routes }: Layout,
  direction: 'down' | 'right',
) {
  const box = { left: 0, top: 0, right: 0, bottom: 0 };
  let isFirst = true;
  const add = ({ across, main }: Place, width: number, height: number) => {
    const [x, y] = direction === 'down' ? [across, main] : [main, across];
    box.left = Math.min(isFirst ? x : box.left, x - width / 2);
    box.top = Math.min(isFirst ? y : box.top, y - height / 2);
    box.right = Math.max(isFirst ? x : box.right, x + width / 2);
    box.bottom = Math.max(isFirst ? y : box.bottom, y + height / 2);
    isFirst = false;
  };
  for (const { index, width, height } of cards) {
    const place = places[index];
    if (place) add(place, width, height);
  }
  for (const [index, { width, height }] of links.entries()) {
    const route = routes[index];
    if (!route) continue;
    add(route.label, width, height);
    for (const { across, start, end } of [...route.stops, ...(route.lane ?? [])]) {
      add({ across, main: (start + end) / 2 }, 8, 8);
    }
  }
  const inner = box.right - box.left;
  const width = Math.ceil(Math.max(narrowest, inner + 2 * margin));
  const height = Math.ceil(box.bottom - box.top + 2 * margin + headingHeight);
  return {
    width,
    height,
    left: (width - inner) / 2 - box.left,
    top: margin + headingHeight - box.top,
  };
}
