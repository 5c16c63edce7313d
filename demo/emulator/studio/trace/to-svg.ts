import type { Execution } from '../engine/step.ts';
import type { FlowDefinition } from '../flow/definition.ts';
import { outcomeOf } from './text/outcome.ts';
import { chooseLayout } from './svg/choose-layout.ts';
import { drawCard } from './svg/draw-card.ts';
import { drawEdge, drawLabel, isTaken } from './svg/draw-link.ts';
import { frameOf } from './svg/frame.ts';
import { toGraph, type FlowGraph } from './svg/graph.ts';
import type { ExtentOf, Layout } from './svg/layout.ts';
import { toLight, type Light } from './svg/light.ts';
import { fitText } from './svg/measure.ts';
import { toTracks } from './svg/routes.ts';
import { toStyle, type Theme } from './svg/style.ts';
import { toInputLines } from './svg/to-input-lines.ts';
import { escapeXml, toCoordinate } from './svg/xml.ts';

export interface SvgOptions {
  /** Lights the way that it took. */
  execution?: Execution;
  /** `auto` follows the reader's system; it is the default. */
  theme?: Theme;
  /** Which way the flow runs; `down` is the default. */
  direction?: 'down' | 'right';
  /** Writes on each widget that the execution visited what it was given, after Liquid. */
  inputs?: boolean;
}

/**
 * Draws a flow as an SVG that needs nothing else: no script, no font, no style sheet.
 *
 * @example
 * await writeFile('flow.svg', toSvg(flow, { execution, theme: 'light' }));
 */
export function toSvg(flow: FlowDefinition, options: SvgOptions = {}): string {
  const { execution, theme = 'auto', direction = 'down', inputs = false } = options;
  const graph = toGraph(flow, inputs ? inputsOf(execution) : undefined);
  const extentOf: ExtentOf = ({ width, height }) =>
    direction === 'down' ? { across: width, main: height } : { across: height, main: width };
  const layout = chooseLayout(graph, extentOf);
  const light = execution && toLight(execution, flow);
  const heading = flow.description?.trim() || 'Studio flow';
  const summary = summarize(flow, graph, execution);
  const frame = frameOf(graph, layout, direction);
  const { width, height } = frame;
  // An id must be unique in the page that a drawing is put into.
  const kind = inputs ? [theme, direction, 'inputs'] : [theme, direction];
  const id = `studio-flow-${hash(JSON.stringify([flow, execution?.sid, ...kind]))}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="studio-flow" id="${id}" role="img"`,
    ` viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`,
    ` aria-labelledby="${id}-title" aria-describedby="${id}-desc">`,
    `<title id="${id}-title">${escapeXml(heading)}</title><desc id="${id}-desc">${escapeXml(summary)}</desc>`,
    `<style>${toStyle(theme, `#${id}`, { hasInputs: inputs })}</style>`,
    `<rect class="paper" width="${width}" height="${height}"/>`,
    `<text class="heading" x="32" y="44">${escapeXml(fitText(heading, 17, width - 64))}</text>`,
    `<text class="subheading" x="32" y="66">${escapeXml(fitText(execution ? outcomeOf(execution) : summary, 12.5, width - 64))}</text>`,
    `<g transform="translate(${toCoordinate(frame.left)} ${toCoordinate(frame.top)})">`,
    drawGraph({ graph, layout, extentOf, direction }, light),
    '</g></svg>',
  ].join('');
}

/** The inputs of a widget's last step, which is what its badge tells too. */
function inputsOf(execution: Execution | undefined) {
  const last = new Map(execution?.steps.map((step) => [step.name, step]));
  return (name: string) => {
    const step = last.get(name);
    return step ? toInputLines(step) : [];
  };
}

interface Drawing {
  graph: FlowGraph;
  layout: Layout;
  extentOf: ExtentOf;
  direction: 'down' | 'right';
}

function drawGraph({ graph, layout, extentOf, direction }: Drawing, light?: Light): string {
  const project = ({ across, main }: { across: number; main: number }) =>
    direction === 'down' ? { x: across, y: main } : { x: main, y: across };
  const tracks = toTracks(graph, layout, extentOf);
  // The way that was taken lies on top of what was not.
  const order = graph.links
    .map((_, index) => index)
    .toSorted((one, other) => litRank(graph, one, light) - litRank(graph, other, light));
  const edges = order.map((index) => {
    const link = graph.links[index];
    const track = tracks[index];
    return link && track ? drawEdge({ link, track, graph }, project, light) : '';
  });
  const labels = order.map((index) => {
    const link = graph.links[index];
    const route = layout.routes[index];
    return link && route ? drawLabel(link, route, project, light) : '';
  });
  const cards = graph.cards.map((card) => {
    const { x, y } = project(layout.places[card.index] ?? { across: 0, main: 0 });
    return drawCard(card, { x: x - card.width / 2, y: y - card.height / 2 }, light);
  });
  return [...edges, ...labels, ...cards].join('');
}

function litRank({ links }: FlowGraph, index: number, light?: Light): number {
  const link = links[index];
  return link && isTaken(link, light) ? 1 : 0;
}

function summarize(flow: FlowDefinition, { links }: FlowGraph, execution?: Execution): string {
  const size = `${countOf(flow.states.length, 'widget')}, ${countOf(links.length, 'transition')}`;
  if (!execution) return `${size}.`;
  const visited = new Set(execution.steps.map(({ name }) => name)).size;
  return `${outcomeOf(execution)} ${countOf(execution.steps.length, 'step')} through ${visited} of ${size}.`;
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function hash(text: string): string {
  let value = 5381;
  for (let index = 0; index < text.length; index++) {
    value = (Math.imul(value, 33) ^ text.charCodeAt(index)) >>> 0;
  }
  return value.toString(36);
}
