/**
 * A message without what the chat adds to it when it is about a page: the page, its address and the selected code. They are
 * for people. A search that takes them for the question finds the page that the visitor has just read.
 *
 * @example
 * withoutPage('Why?\n\nRetries › Back off\nhttps://docs.example.com/retries'); // 'Why?'
 */
export function withoutPage(message: string): string {
  const lines = withoutCode(message).split('\n');
  const [blank, title, url = ''] = lines.slice(-3);
  const isAbout = lines.length > 3 && blank === '' && title && /^https?:\/\/\S+$/.test(url);
  return isAbout ? lines.slice(0, -3).join('\n') : message;
}

/** The fence is longer than any in the code: the last one before the end is where it begins. */
function withoutCode(message: string): string {
  const fence = /\n(`{3,})$/.exec(message.slice(-100))?.[1];
  if (!fence) return message;
  const begin = message.lastIndexOf(`\n\n${fence}\n`);
  return begin < 0 ? message : message.slice(0, begin);
}
