/** The result that Enter would open. The focus stays in the field; assistive technology is told of the choice. */
export interface Choice {
  /** Begins with the first result, or with none. */
  reset(): void;
  /** Goes down (1) or up (-1), and round at the ends. */
  move(by: 1 | -1): void;
  current(): HTMLElement | undefined;
}

/** Creates the choice among the options of a list, as its combobox tells it. */
export function createChoice(input: HTMLElement, list: HTMLElement): Choice {
  let index = 0;
  const options = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[role="option"]')];
  const current = (): HTMLElement | undefined => options()[index];

  const choose = (next: number): void => {
    current()?.setAttribute('aria-selected', 'false');
    index = next;
    const chosen = current();
    if (!chosen) return input.removeAttribute('aria-activedescendant');
    chosen.setAttribute('aria-selected', 'true');
    input.setAttribute('aria-activedescendant', chosen.id);
    // The first one takes the name of its page along.
    const shown = index === 0 ? (chosen.parentElement ?? chosen) : chosen;
    shown.scrollIntoView({ block: 'nearest' });
  };

  return {
    current,
    reset: () => choose(0),
    move(by) {
      const { length } = options();
      if (length > 0) choose((index + by + length) % length);
    },
  };
}
