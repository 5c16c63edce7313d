// Terminals obey escape sequences, XML 1.0 forbids control characters, and marks of writing direction can turn a
// line round: all of them come from widget names, conditions and answers of servers.
const unprintable =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]+/g;
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text on one line that is safe to show in a terminal or in XML. */
export function cleanText(text: string): string {
  return text.replace(loneSurrogate, '\ufffd').replace(unprintable, ' ').trim();
}
