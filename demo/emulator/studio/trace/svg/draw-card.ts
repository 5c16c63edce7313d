import { drawInputs } from './draw-inputs.ts';
import { endHeight, headerHeight, smallSize, textLeft, type Card } from './graph.ts';
import { icons } from './icons.ts';
import { stateOf, type Light } from './light.ts';
import { widthOf } from './measure.ts';
import { escapeXml, toCoordinate } from './xml.ts';

const tileSize = 36;
const tileLeft = 14;

/** A widget, with its upper left corner at a place. */
export function drawCard(card: Card, place: { x: number; y: number }, light?: Light): string {
  const { state, kind, width, height } = card;
  const cardState = stateOf(state.name, light);
  const steps = light?.steps.get(state.name)?.map(({ number }) => number) ?? [];
  const tileTop = (headerHeight - tileSize) / 2;
  const icon = `<g class="sign" transform="translate(${tileLeft + 8} ${tileTop + 8})">${icons[kind]}</g>`;
  return [
    `<g class="card kind-${kind} ${cardState}" data-widget="${escapeXml(state.name)}"`,
    ` data-steps="${steps.join(' ')}" transform="translate(${toCoordinate(place.x)} ${toCoordinate(place.y)})">`,
    `<title>${escapeXml(describe(card, light))}</title>`,
    `<rect class="shadow" x="0" y="3" width="${width}" height="${height}" rx="14"/>`,
    `<rect class="body" width="${width}" height="${height}" rx="14"/>`,
    `<rect class="field" x="${tileLeft}" y="${tileTop}" width="${tileSize}" height="${tileSize}" rx="10"/>`,
    icon,
    `<text class="name" x="${textLeft}" y="${headerHeight / 2 - 3}">${escapeXml(card.name)}</text>`,
    `<text class="type" x="${textLeft}" y="${headerHeight / 2 + 14}">${escapeXml(card.typeName)}</text>`,
    drawInputs(card),
    ...card.ends.map((end) => drawEnd(end, light)),
    drawBadge(card, light),
    '</g>',
  ].join('');
}

function drawEnd({ transition, label, x, y, width }: Card['ends'][number], light?: Light): string {
  const times = light?.taken.get(transition) ?? 0;
  const className = times > 0 ? 'end taken' : 'end';
  return [
    `<g class="${className}" data-event="${escapeXml(transition.event)}" data-taken="${times}"`,
    ` transform="translate(${x} ${y})"><rect width="${width}" height="${endHeight}" rx="10"/>`,
    `<rect class="stop" x="9" y="7" width="6" height="6" rx="1.5"/>`,
    `<text x="19" y="14">${escapeXml(label)}</text></g>`,
  ].join('');
}

function drawBadge(card: Card, light?: Light): string {
  const text = badgeOf(card.state.name, light);
  if (!text) return '';
  const width = Math.max(24, Math.ceil(widthOf(text, smallSize)) + 16);
  return `<g class="badge" transform="translate(${card.width - width + 8} -12)"><rect width="${width}" height="24" rx="12"/><text x="${width / 2}" y="16">${escapeXml(text)}</text></g>`;
}

function badgeOf(name: string, light?: Light): string {
  const steps = light?.steps.get(name) ?? [];
  const numbers = steps.map(({ number }) => number);
  const last = numbers.at(-1) ?? '';
  const failed = steps.findLast(({ problem }) => problem);
  // Short, for edges come in beside it; all the steps are in the card's title.
  if (stateOf(name, light) === 'waiting') return `${last} waits`;
  if (failed) return `${failed.number} ✕ ${failed.problem?.code || ''}`.trim();
  return numbers.length > 3 ? `${numbers[0]} … ${last}` : numbers.join(', ');
}

function describe({ state, typeName }: Card, light?: Light): string {
  const events = state.transitions.map(({ event, next }) => `${event} → ${next || 'end'}`);
  const steps = light?.steps.get(state.name) ?? [];
  const numbers = steps.length > 0 ? [`Steps ${steps.map(({ number }) => number).join(', ')}`] : [];
  const problems = steps.flatMap(({ number, problem }) =>
    problem ? [`Step ${number}: ${problem.message}`] : [],
  );
  return [`${state.name} (${typeName})`, ...numbers, ...problems, ...events]
    .join(' · ')
    .slice(0, 600);
}
