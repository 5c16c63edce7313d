/** A test of a split: what is tested, and what the flow compares it with; both without outer spaces. */
export type Predicate = (subject: string, value: string) => boolean;

/** Studio's conditions do not tell upper from lower case. */
export function ignoringCase(predicate: Predicate): Predicate {
  return (subject, value) => predicate(subject.toLowerCase(), value.toLowerCase());
}

/** The opposite of a test. */
export function not(predicate: Predicate): Predicate {
  return (subject, value) => !predicate(subject, value);
}
