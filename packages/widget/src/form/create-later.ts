/** Something that is done a while after it was asked for, once. */
export interface Later {
  readonly ask: () => void;
  /** Does it now, if it was asked for. */
  readonly flush: () => void;
  readonly cancel: () => void;
}

/**
 * Makes something that waits a while, for what else comes.
 *
 * @example
 * const draft = createLater(() => tell(area.value), 300);
 * area.addEventListener('input', draft.ask);
 */
export function createLater(act: () => void, pauseMs: number): Later {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const flush = () => {
    if (timer === undefined) return;
    cancel();
    act();
  };
  return { ask: () => (timer ??= setTimeout(flush, pauseMs)), flush, cancel };
}
