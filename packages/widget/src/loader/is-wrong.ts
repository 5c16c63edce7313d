/**
 * Whether an attribute is an address of the Functions that is none: without them there is no chat. An empty one counts as
 * not given. What else is wrong is looked at once the chat is wanted.
 *
 * @example
 * isWrong({ name: 'functions-url', value: 'docent-1234-live.twil.io' }); // true
 */
export function isWrong({
  name,
  value,
}: {
  readonly name: string;
  readonly value: string;
}): boolean {
  return /^(data-)?functions-url=(?!(https?:\/)?\/\S*$)[^]/i.test(`${name}=${value}`);
}
