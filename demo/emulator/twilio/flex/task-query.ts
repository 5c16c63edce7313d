import { invalidParameter } from '../errors.ts';
import type { Task } from '../store/records.ts';

const equality = /^\s*([\w.]+)\s*={1,2}\s*("[^"]*"|'[^']*'|-?\d+(?:\.\d+)?|true|false)\s*$/;

/** Reads `EvaluateTaskAttributes`: one equality, such as `type == "web"`. Throws 400 for more than that. */
export function parseTaskExpression(expression: string): (task: Task) => boolean {
  const [, path, literal] = equality.exec(expression) ?? [];
  if (path === undefined || literal === undefined)
    throw invalidParameter(
      `EvaluateTaskAttributes is understood as one equality, such as type == "web"; got ${expression}`,
    );
  const isText = literal.startsWith('"') || literal.startsWith("'");
  const expected: unknown = isText ? literal.slice(1, -1) : JSON.parse(literal);
  return ({ attributes }) => read(JSON.parse(attributes), path.split('.')) === expected;
}

function read(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined || typeof value !== 'object' || value === null) return value;
  return Object.hasOwn(value, name) ? read(Reflect.get(value, name), rest) : undefined;
}

const keys: Record<string, (task: Task) => number> = {
  DateCreated: (task) => task.dateCreated,
  VirtualStartTime: (task) => task.dateCreated,
  Priority: (task) => task.priority,
};

/** Reads `Ordering`, such as `Priority:desc,DateCreated:asc`. Throws 400. */
export function parseTaskOrdering(ordering: string): (a: Task, b: Task) => number {
  const rules = ordering.split(',').map((part) => {
    const [, name = '', direction] = /^(\w+):(asc|desc)$/.exec(part.trim()) ?? [];
    const key = keys[name];
    if (!key)
      throw invalidParameter(
        'Ordering is DateCreated, Priority or VirtualStartTime, a colon, and asc or desc',
      );
    return (a: Task, b: Task) => (key(a) - key(b)) * (direction === 'desc' ? -1 : 1);
  });
  return (a, b) => rules.reduce((order, rule) => order || rule(a, b), 0);
}
