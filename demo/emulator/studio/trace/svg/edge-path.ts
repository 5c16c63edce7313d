import type { Place, Stop } from './layout.ts';
import type { Track } from './routes.ts';
import { toCoordinate } from './xml.ts';

export const arrowLength = 8;

/** How places of a layout become places of a drawing. */
export type Project = (place: Place) => { x: number; y: number };

/** The path of an edge: straight past cards and labels, in a soft curve between them. */
export function toEdgePath(
  { start, exit = start.main, stops, lane, end }: Track,
  project: Project,
): string {
  const parts = [`M${at(project, start)}`];
  let from = start;
  if (exit > start.main) {
    from = { across: start.across, main: exit };
    parts.push(`L${at(project, from)}`);
  }
  for (const { across, start: top, end: bottom } of stops) {
    parts.push(curve(project, from, { across, main: top }));
    from = { across, main: bottom };
    if (bottom !== top) parts.push(`L${at(project, from)}`);
  }
  const target = { across: end.across, main: end.main - arrowLength + 1 };
  parts.push(
    lane.length === 0 ? curve(project, from, target) : wayBack(project, from, lane, target),
  );
  return parts.join('');
}

// How far above a card an edge that leads back turns down to it: clear of the labels above.
const turnHeight = 16;
const radius = 12;

function wayBack(project: Project, from: Place, lane: readonly Stop[], target: Place): string {
  const parts: string[] = [];
  let last = from;
  for (const [index, { across, start, end }] of lane.entries()) {
    if (index === 0) parts.push(corners(project, from, { across, main: end }, 1));
    else
      parts.push(
        curve(project, last, { across, main: start }),
        `L${at(project, { across, main: end })}`,
      );
    last = { across, main: end };
  }
  const top = { across: last.across, main: target.main - turnHeight };
  return parts.join('') + corners(project, top, target, 2);
}

/** Aside and on to a place, round the corners: one where it comes from aside, two where it turns twice. */
function corners(project: Project, from: Place, to: Place, count: 1 | 2): string {
  const aside = to.across - from.across;
  const bend = Math.min(radius, Math.abs(aside) / 2) * Math.sign(aside);
  const down = Math.min(radius, Math.abs(to.main - from.main)) * Math.sign(to.main - from.main);
  const turn = (corner: Place, after: Place) => `Q${at(project, corner)} ${at(project, after)}`;
  const second = turn(
    { across: to.across, main: from.main },
    { across: to.across, main: from.main + down },
  );
  const aimed = `L${at(project, { across: to.across - bend, main: from.main })}${second}L${at(project, to)}`;
  if (count === 1) return aimed;
  const before = { across: from.across, main: from.main + radius };
  const after = { across: from.across + bend, main: from.main };
  return `L${at(project, before)}${turn(from, after)}${aimed}`;
}

/** The head of its arrow. */
export function toArrowPath({ end: { across, main } }: Track, project: Project): string {
  const back = main - arrowLength;
  const points = [
    { across, main: main - 1 },
    { across: across - 5, main: back },
    { across: across + 5, main: back },
  ];
  return `M${points.map((point) => at(project, point)).join('L')}Z`;
}

function curve(project: Project, from: Place, to: Place): string {
  if (Math.abs(from.across - to.across) < 0.5) return `L${at(project, to)}`;
  const middle = (from.main + to.main) / 2;
  return `C${[{ across: from.across, main: middle }, { across: to.across, main: middle }, to]
    .map((point) => at(project, point))
    .join(' ')}`;
}

function at(project: Project, place: Place): string {
  const { x, y } = project(place);
  return `${toCoordinate(x)},${toCoordinate(y)}`;
}
