import { parseAst } from 'rolldown/parseAst';
import { isNode, readQuasis, toTexts, type Node } from './to-texts.ts';

/** A word that stands in code, where it should come from the words of the language. */
export interface WordInCode {
  readonly word: string;
  /** What it is: `text`, `style`, or the name of the attribute or property. */
  readonly place: string;
}

const letters = /\p{L}/u;

const spokenAttributes =
  /^\.?(aria-(label|description|roledescription|valuetext|placeholder)|title|placeholder|alt|label)$/i;

const spokenProperties = new Set(
  'textContent innerText ariaLabel ariaDescription ariaRoleDescription ariaValueText ariaPlaceholder title placeholder alt label'.split(
    ' ',
  ),
);

/**
 * Finds the words that a visitor would see or hear, and that stand in the code itself: in templates of Lit, in names and
 * texts that are set on elements, and in what styles put before and after them.
 *
 * @param code - TypeScript
 * @example
 * findWords('html`<p>Hello ${name}</p>`'); // [{ word: 'Hello', place: 'text' }]
 */
export function findWords(code: string): readonly WordInCode[] {
  const found: WordInCode[] = [];
  const tree = parseAst(code, { lang: 'ts' }) as unknown as Node;
  const constants = readConstants(tree);
  const read = (value: unknown) => toTexts(value, constants);
  walk(tree, (node) => found.push(...look(node, read)));
  return found.filter(({ word }) => letters.test(word));
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const value of Object.values(node))
    for (const child of [value].flat()) if (isNode(child)) walk(child, visit);
}

type Read = (value: unknown) => readonly string[];

/** What the names of the file itself stand for; those of functions too, which may be called like others elsewhere. */
function readConstants(tree: Node): ReadonlyMap<string, Node> {
  const constants = new Map<string, Node>();
  for (const statement of tree['body'] as Node[]) {
    const { declarations = [] } = (statement['declaration'] ?? statement) as {
      declarations?: Node[];
    };
    for (const { id, init } of declarations) {
      const { name } = id as { name?: string };
      if (name && isNode(init)) constants.set(name, init);
    }
  }
  return constants;
}

function look(node: Node, read: Read): WordInCode[] {
  if (node.type === 'TaggedTemplateExpression') return lookAtTemplate(node, read);
  if (node.type === 'AssignmentExpression') {
    const { property } = node['left'] as { property?: Node };
    return property ? lookAtProperty(property, read(node['right'])) : [];
  }
  if (node.type === 'Property') return lookAtProperty(node['key'] as Node, read(node['value']));
  return node.type === 'CallExpression' ? lookAtCall(node, read) : [];
}

function lookAtProperty({ name }: Node, texts: readonly string[]): WordInCode[] {
  if (typeof name !== 'string' || !spokenProperties.has(name)) return [];
  return texts.map((word) => ({ word, place: name }));
}

function lookAtCall(node: Node, read: Read): WordInCode[] {
  const { property } = node['callee'] as { property?: { name?: string } };
  const [name, value] = node['arguments'] as Node[];
  const [attribute = ''] = read(name);
  if (property?.name !== 'setAttribute' || !spokenAttributes.test(attribute)) return [];
  return read(value).map((word) => ({ word, place: attribute }));
}

function lookAtTemplate(node: Node, read: Read): WordInCode[] {
  const { tag, quasi } = node as unknown as { tag: { name?: string }; quasi: Node };
  const texts = readQuasis(quasi);
  if (tag.name === 'css') return lookAtStyles(texts.join(''));
  if (tag.name !== 'html' && tag.name !== 'svg') return [];
  return lookAtMarkup(texts, (quasi['expressions'] as Node[]).map(read));
}

function lookAtStyles(styles: string): WordInCode[] {
  const contents = [...styles.matchAll(/content:([^;}]*)/g)];
  const words = contents.flatMap(([, value = '']) => [...value.matchAll(/'([^']*)'|"([^"]*)"/g)]);
  return words.map(([, one, other]) => ({ word: one ?? other ?? '', place: 'style' }));
}

/** A hole is a character that nobody writes, one for each expression in turn. */
function lookAtMarkup(
  texts: readonly string[],
  holes: readonly (readonly string[])[],
): WordInCode[] {
  const markup = texts.join('\0').replace(/<!--[^]*?-->/g, '');
  const found: WordInCode[] = [];
  let place = 0;
  const add = (text: string, where: string): void => {
    for (const part of text.split(/(\0)/)) {
      const words = part === '\0' ? (holes[place++] ?? []) : [part.trim()];
      if (where) found.push(...words.map((word) => ({ word, place: where })));
    }
  };
  for (const part of markup.split(/(<[^>]*>)/)) {
    if (!part.startsWith('<')) add(part, 'text');
    else
      for (const [word, name] of readAttributes(part))
        add(word, spokenAttributes.test(name) ? name : '');
  }
  return found;
}

/** Each attribute with its value; what has no value counts for the holes in it. */
function readAttributes(tag: string): readonly (readonly [value: string, name: string])[] {
  const attributes = tag.matchAll(/([^\s=<>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/g);
  return [...attributes].map(([, name = '', one, other, bare]) => {
    const value = one ?? other ?? bare;
    return value === undefined ? [name, ''] : [value, name];
  });
}
