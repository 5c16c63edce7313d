/** One run that takes a transition. */
export interface Example {
  /** What is not as always: how it begins, what is said and answered. */
  choices: readonly string[];
  /** The widgets, in order, up to the transition. */
  path: readonly string[];
}

/** A transition, and whether any run took it. */
export interface TransitionCoverage {
  widget: string;
  /** Its place among the transitions of the widget. */
  index: number;
  event: string;
  /** The names of its conditions. */
  condition?: string;
  next: string | null;
  isCovered: boolean;
  /** Only calls take it, which are not simulated. */
  isForCalls: boolean;
  example?: Example;
  /** Why no run took it. */
  reason?: string;
}

export interface WidgetCoverage {
  name: string;
  type: string;
  isCovered: boolean;
  reason?: string;
}

/** Which branches of a flow a run can take, and why not the others. */
export interface Exploration {
  widgets: readonly WidgetCoverage[];
  /** In the order of the flow. */
  transitions: readonly TransitionCoverage[];
  /** How many runs it took. */
  runs: number;
  /** Whether the search came to its end, and not to its bound. */
  isComplete: boolean;
}
