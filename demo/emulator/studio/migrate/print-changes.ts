import type { Change } from './change.ts';

/** What the migration did, to be read by people: a paragraph a change, then what is left to them. */
export function printChanges(changes: readonly Change[]): string {
  const made = changes.filter(({ needsYourEye }) => needsYourEye !== true);
  const left = changes.filter(({ needsYourEye }) => needsYourEye === true);
  if (changes.length === 0) return 'Nothing had to be changed.\n';
  const title = made.length === 0 ? 'Nothing was changed.' : `${count(made, 'change')}:`;
  const last = left.length === 0 ? [] : [`${count(left, 'place')} to look at yourself:`];
  return `${[title, ...made.map(toParagraph), ...last, ...left.map(toRemark)].join('\n\n')}\n`;
}

function count({ length }: readonly Change[], noun: string): string {
  return `${length} ${noun}${length === 1 ? '' : 's'}`;
}

function toParagraph({ widget, path, before, after, reason }: Change): string {
  return [
    `${widget} (${path})`,
    `  before: ${toText(before)}`,
    `  after:  ${toText(after)}`,
    `  ${reason}`,
  ].join('\n');
}

function toRemark({ widget, path, before, reason }: Change): string {
  return [`${widget} (${path})`, `  ${toText(before)}`, `  ${reason}`].join('\n');
}

function toText(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  // The token of a URL belongs in no terminal and in no log.
  return text
    .replaceAll(/(https?:\/\/)[^/?#\s"@]*@/giu, '$1…@')
    .replaceAll(/([?&][\w-]*(?:token|key|secret|password)=)[^&\s"{]+/giu, '$1…');
}
