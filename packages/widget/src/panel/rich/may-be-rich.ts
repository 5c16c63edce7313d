// A link, code, or a mark of Markdown: rather once too often.
const link = /:\/\/|mailto:|www\.|@/i;
const mark = /[`*_~>#]|\]\(|^ {0,3}(?:[-+]|\d+[.)])[ \t]/m;

/**
 * Whether a text may have a link, code or Markdown in it, for which more has to be loaded.
 *
 * @example
 * mayBeRich('See https://docs.dev', 'bot'); // true
 */
export function mayBeRich(text: string, dialect: 'markdown' | 'code'): boolean {
  return link.test(text) || (dialect === 'code' ? /`|~~~/ : mark).test(text);
}
