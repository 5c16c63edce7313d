import type { FlowDefinition, FlowState, Transition } from '../../flow/definition.ts';
import { fitText, widthOf } from './measure.ts';
import { kindOf, type Kind } from './kinds.ts';
import type { InputLine } from './to-input-lines.ts';

/** What is drawn of a flow: cards, and links between them. Sizes are in px. */
export interface FlowGraph {
  cards: readonly Card[];
  links: readonly Link[];
  /** The index of the card where executions begin. */
  start: number;
}

/** A widget. */
export interface Card {
  /** Its place in `states`; names can be there twice in a broken flow. */
  index: number;
  state: FlowState;
  kind: Kind;
  name: string;
  typeName: string;
  /** What it was given, if that is to be drawn. */
  inputs: readonly InputLine[];
  /** Transitions that lead nowhere: the execution ends. */
  ends: readonly End[];
  width: number;
  height: number;
}

export interface End {
  transition: Transition;
  label: string;
  /** From the left and from the top of the card. */
  x: number;
  y: number;
  width: number;
}

/** A transition from a card to another. */
export interface Link {
  from: number;
  to: number;
  transition: Transition;
  label: string;
  width: number;
  height: number;
}

export const headerHeight = 64;
export const endHeight = 20;
export const nameSize = 13.5;
export const smallSize = 11;
export const textLeft = 62;

export const padding = 14;
export const inputHeight = 17;

/** How high the field of a card's inputs is. */
export function heightOf(inputs: readonly InputLine[]): number {
  return inputs.length === 0 ? 0 : inputs.length * inputHeight + 10;
}

const narrowest = 184;
const widest = 300;
const labelWidest = 190;

type InputsOf = (name: string) => readonly InputLine[];

/** Turns a flow into cards and links; cards have room for their inputs. */
export function toGraph(flow: FlowDefinition, inputsOf: InputsOf = () => []): FlowGraph {
  const places = new Map<string, number>();
  flow.states.forEach(({ name }, index) => {
    if (!places.has(name)) places.set(name, index);
  });
  const placeOf = (next: Transition['next']) => (next ? places.get(next) : undefined);
  const cards = flow.states.map((state, index) =>
    toCard({ state, index, inputs: inputsOf(state.name) }, placeOf),
  );
  const links = flow.states.flatMap(({ transitions }, from) =>
    transitions.flatMap((transition) => {
      const to = placeOf(transition.next);
      return to === undefined ? [] : [toLink(transition, from, to)];
    }),
  );
  return { cards, links, start: places.get(flow.initial_state) ?? 0 };
}

type PlaceOf = (next: Transition['next']) => number | undefined;

function toCard(
  { state, index, inputs }: Pick<Card, 'state' | 'index' | 'inputs'>,
  placeOf: PlaceOf,
): Card {
  const { kind, label } = kindOf(state.type);
  const name = fitText(state.name, nameSize, widest - textLeft - padding);
  const typeName = fitText(label, smallSize, widest - textLeft - padding);
  const needed =
    textLeft + Math.max(widthOf(name, nameSize), widthOf(typeName, smallSize)) + padding;
  const least = inputs.length > 0 ? widest : narrowest;
  const width = Math.min(widest, Math.max(least, Math.ceil(needed)));
  const room = heightOf(inputs);
  const { ends, height } = placeEnds(endsOf(state, placeOf), { width, room });
  return { index, state, kind, name, typeName, inputs, ends, width, height };
}

function endsOf({ type, transitions }: FlowState, placeOf: PlaceOf): Transition[] {
  // A trigger always has all five events, most of which no flow uses.
  if (type === 'trigger') return [];
  return transitions.filter(({ next }) => placeOf(next) === undefined);
}

function placeEnds(transitions: readonly Transition[], card: { width: number; room: number }) {
  const ends: End[] = [];
  let x = padding;
  const top = headerHeight + card.room + (card.room > 0 && transitions.length > 0 ? 8 : 0);
  let y = top;
  for (const transition of transitions) {
    const dangling = transition.next ? ` → ${transition.next}?` : '';
    const label = fitText(labelOf(transition) + dangling, smallSize, card.width - 2 * padding - 24);
    const width = Math.ceil(widthOf(label, smallSize)) + 24;
    if (x > padding && x + width > card.width - padding) {
      x = padding;
      y += endHeight + 6;
    }
    ends.push({ transition, label, x, y, width });
    x += width + 6;
  }
  const bottom = card.room > 0 ? top + 12 : top;
  return { ends, height: ends.length === 0 ? bottom : y + endHeight + 12 };
}

function toLink(transition: Transition, from: number, to: number): Link {
  const label = fitText(labelOf(transition), smallSize, labelWidest);
  return {
    from,
    to,
    transition,
    label,
    // Room for "× 12" when it was taken that often.
    width: Math.ceil(widthOf(label, smallSize) * 1.1) + 40,
    height: 22,
  };
}

/** What a transition is called: its event, or the conditions of a split. */
export function labelOf({ event, conditions = [] }: Transition): string {
  return conditions.map(({ friendly_name }) => friendly_name).join(' and ') || event;
}
