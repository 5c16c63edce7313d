/** A node of a syntax tree. */
export interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Tells a node from the other things that a node holds. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/**
 * The texts that an expression may come to, as far as they stand in the file.
 *
 * @param constants - What the names of the file stand for.
 * @example
 * toTexts(node, new Map()); // of `isOpen ? 'Close' : name`: ['Close']
 */
export function toTexts(value: unknown, constants: ReadonlyMap<string, Node>): readonly string[] {
  if (!isNode(value)) return [];
  const of = (...keys: readonly string[]) => keys.flatMap((key) => toTexts(value[key], constants));
  switch (value.type) {
    case 'Literal':
      return typeof value['value'] === 'string' ? [value['value']] : [];
    case 'TemplateLiteral':
      return readQuasis(value);
    case 'ConditionalExpression':
      return of('consequent', 'alternate');
    case 'LogicalExpression':
    case 'AssignmentExpression':
      return of('left', 'right');
    case 'BinaryExpression':
      return value['operator'] === '+' ? of('left', 'right') : [];
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return of('expression');
    case 'ArrowFunctionExpression':
      return of('body');
    case 'CallExpression':
      return of('callee');
    case 'Identifier':
    case 'MemberExpression':
      return toTexts(find(value, constants), constants);
    default:
      return [];
  }
}

/** The fixed parts of a template. */
export function readQuasis(template: Node): readonly string[] {
  const quasis = template['quasis'] as readonly { value: { cooked: string } }[];
  return quasis.map(({ value }) => value.cooked);
}

/** What a name, or a key of an object with a name, stands for. */
function find(value: Node, constants: ReadonlyMap<string, Node>): Node | undefined {
  if (value.type === 'Identifier') return constants.get(String(value['name']));
  const { object, property } = value as unknown as Record<'object' | 'property', Node>;
  const owner = object.type === 'Identifier' ? constants.get(String(object['name'])) : undefined;
  const literal = owner?.type.startsWith('TS') ? (owner['expression'] as Node) : owner;
  const entries = literal?.type === 'ObjectExpression' ? (literal['properties'] as Node[]) : [];
  const entry = entries.find(({ key }) => (key as Node | undefined)?.['name'] === property['name']);
  return entry?.['value'] as Node | undefined;
}
