// What is not wrong behind the name of an attribute. Others are not looked at: pages and frameworks add their own.
const wrong =
  /^(data-)?(functions-url=(?!(https?:\/)?\/\S*$)|form=(?!(off|((phone|name|question)\*?(\s+|$))+)$)|country=(?![a-z]{2}$)|position=(?!(end|start)$))[^]/i;

/**
 * Whether an attribute is an option that the chat cannot use. An empty one counts as not given.
 *
 * @example
 * isWrong({ name: 'country', value: 'Germany' }); // true
 */
export function isWrong({
  name,
  value,
}: {
  readonly name: string;
  readonly value: string;
}): boolean {
  return wrong.test(`${name}=${value}`);
}
