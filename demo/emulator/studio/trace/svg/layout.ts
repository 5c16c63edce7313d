import type { Card, FlowGraph } from './graph.ts';

// Layouts know no direction: `main` is the way that a flow runs, `across` is what lies across that.

/** Where a card is: its middle. */
export interface Place {
  across: number;
  main: number;
}

/** A stretch that an edge runs straight, along the flow. */
export interface Stop {
  across: number;
  start: number;
  end: number;
}

/** An edge as drawn: out of one card, through its stops, into another. */
export interface Route {
  /** How far it runs straight from its card: past the cards beside that are taller. */
  exit?: number;
  stops: readonly Stop[];
  /** Of an edge that leads back: the stretches on which it runs against the flow, from its label on. */
  lane?: readonly Stop[];
  /** The middle of its label. */
  label: Place;
}

export interface Layout {
  /** By the index of the card. */
  places: readonly Place[];
  /** By the index of the link. */
  routes: readonly Route[];
}

/** Sizes as a layout sees them, which turns with the direction of the drawing. */
export interface Extent {
  across: number;
  main: number;
}

export type ExtentOf = (box: { width: number; height: number }) => Extent;
export type LayoutGraph = (graph: FlowGraph, extentOf: ExtentOf) => Layout;

/** Where the Console has a widget, if the flow says so. */
export function offsetOf({ state }: Card): { x: number; y: number } | undefined {
  const { offset } = state.properties;
  if (typeof offset !== 'object' || offset === null) return undefined;
  const { x, y } = offset as { x?: unknown; y?: unknown };
  return typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y)
    ? { x, y }
    : undefined;
}
