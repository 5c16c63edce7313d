/** What Liquid sees. Objects are replaced, not changed, so that a step can keep what it saw. */
export interface FlowContext {
  readonly trigger: Readonly<Record<string, unknown>>;
  readonly flow: {
    readonly sid: string;
    readonly flow_sid: string;
    readonly variables: Readonly<Record<string, unknown>>;
    /** Parameters of an execution that was started by REST. */
    readonly data: Readonly<Record<string, unknown>>;
    readonly channel: { readonly address: string };
  };
  readonly contact: { readonly channel: { readonly address: string } };
  /** What each widget has left, by its name. */
  readonly widgets: Readonly<Record<string, WidgetOutput>>;
}

export type WidgetOutput = Readonly<Record<string, unknown>>;
