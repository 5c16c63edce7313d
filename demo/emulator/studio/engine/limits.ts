// @see https://www.twilio.com/docs/studio/user-guide/faqs
export const limits = {
  /** The same widget this often in a row ends the execution; a loop over several is no repeat. */
  repeats: 10,
  /** Of an execution and its subflows together. */
  steps: 1000,
  lifeMs: 30 * 86_400_000,
};

/** What breaks a limit, with Studio's code. */
export interface Breach {
  code: number;
  message: string;
}

/** How many steps were taken; an execution shares it with its subflows. */
export interface StepCount {
  steps: number;
}

/** Creates a check that is asked before each turn, with the widget's name; it counts those that it lets pass. */
export function createLimitCheck(count: StepCount): (name: string) => Breach | undefined {
  let last: string | undefined;
  let repeats = 0;
  return (name) => {
    repeats = name === last ? repeats + 1 : 1;
    last = name;
    if (count.steps >= limits.steps) return tooManySteps;
    if (repeats > limits.repeats) return tooManyRepeats;
    count.steps += 1;
    return undefined;
  };
}

const tooManySteps: Breach = {
  code: 81_000,
  message: `The execution has had ${limits.steps} steps, which is all that Studio allows.`,
};

const tooManyRepeats: Breach = {
  code: 81_001,
  message: `The widget has run ${limits.repeats} times in a row, which is all that Studio allows. Remove its loop to itself.`,
};
