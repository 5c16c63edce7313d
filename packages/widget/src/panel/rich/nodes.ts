/** A piece of a line: text, or what a mark makes of it. */
export type Inline =
  | { readonly type: 'text' | 'code'; readonly text: string }
  | {
      readonly type: 'strong' | 'emphasis' | 'both' | 'strike';
      readonly children: readonly Inline[];
    }
  | LinkNode;

/** A link that leads to `http`, `https` or `mailto`, and nowhere else. */
export interface LinkNode {
  readonly type: 'link';
  readonly href: string;
  readonly children: readonly Inline[];
  /** Where it really leads, where its text could tell something else. */
  readonly host?: string;
}

/** A piece of a message that stands in lines of its own. */
export type Block =
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly type: 'heading'; readonly children: readonly Inline[] }
  | { readonly type: 'code'; readonly text: string; readonly language?: string }
  | { readonly type: 'quote'; readonly children: readonly Block[] }
  | {
      readonly type: 'list';
      /** Of its first item; undefined for a list of bullets. */
      readonly start: number | undefined;
      readonly items: readonly (readonly Block[])[];
    };

/** How a text is read. */
export interface Reading {
  /** `markdown`: all that is known here. `code`: links and code alone, for what a visitor has typed. */
  readonly dialect: 'markdown' | 'code';
  /** The text was cut at its end: a link that reaches it may be half of one. */
  readonly isCut?: boolean;
  /** How many marks are still read; what comes behind them is plain text. Counted down. */
  readonly budget: { left: number };
}
