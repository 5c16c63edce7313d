/** Of each loop: the Studio FAQ gives it. */
export const maxIterations = 15;

/** 16 KB of UTF-8, what one template may render. */
export const maxOutputBytes = 16 * 1024;

/** Ours, so that no flow can hang the process or fill its memory; far above what a flow needs. */
export const engineLimits = {
  /** characters of a template */
  parseLimit: 100_000,
  /** ms */
  renderLimit: 1_000,
  /** characters and list items that one rendering may make */
  memoryLimit: 2_000_000,
};

/** Counted against the memory, so that loops in loops end at 20 000 turns whatever the machine's speed. */
export const iterationCost = 100;
