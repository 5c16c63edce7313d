import { toArrowPath, toEdgePath, type Project } from './edge-path.ts';
import type { FlowGraph, Link } from './graph.ts';
import type { Route } from './layout.ts';
import type { Light } from './light.ts';
import type { Track } from './routes.ts';
import { escapeXml, toCoordinate } from './xml.ts';

/** The line of an edge. */
export function drawEdge(
  { link, track, graph }: { link: Link; track: Track; graph: FlowGraph },
  project: Project,
  light?: Light,
): string {
  const nameOf = (card: number) => escapeXml(graph.cards[card]?.state.name ?? '');
  return [
    `<g class="${classOf(link, light)}" data-from="${nameOf(link.from)}" data-to="${nameOf(link.to)}"`,
    ` data-event="${escapeXml(link.transition.event)}" data-taken="${light?.taken.get(link.transition) ?? 0}">`,
    `<path class="edge" d="${toEdgePath(track, project)}"/>`,
    `<path class="arrow" d="${toArrowPath(track, project)}"/></g>`,
  ].join('');
}

/** Its label, apart from the line so that no other line lies on it. */
export function drawLabel(link: Link, route: Route, project: Project, light?: Light): string {
  const { x, y } = project(route.label);
  const times = light?.taken.get(link.transition) ?? 0;
  const shown = times > 1 ? `${times} × ${link.label}` : link.label;
  const width = times > 1 ? link.width : link.width - 22;
  return [
    `<g class="label ${classOf(link, light)}" transform="translate(${toCoordinate(x)} ${toCoordinate(y)})">`,
    `<rect x="${-width / 2}" y="${-link.height / 2}" width="${width}" height="${link.height}" rx="11"/>`,
    `<text y="4">${escapeXml(shown)}</text></g>`,
  ].join('');
}

export function isTaken(link: Link, light?: Light): boolean {
  return (light?.taken.get(link.transition) ?? 0) > 0;
}

function classOf(link: Link, light?: Light): string {
  if (!light) return 'link';
  return isTaken(link, light) ? 'link taken' : 'link untaken';
}
