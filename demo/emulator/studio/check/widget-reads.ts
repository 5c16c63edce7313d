import type { WidgetFacts } from './flow-facts.ts';

/** The widgets that the Liquid of a widget reads, each name once a place. */
export function readWidgets({ path, templates }: WidgetFacts): { name: string; path: string }[] {
  return templates.flatMap((template) => {
    const names = template.reads.flatMap(({ keys: [root, name] }) =>
      root === 'widgets' && name !== undefined ? [name] : [],
    );
    return [...new Set(names)].map((name) => ({ name, path: `${path}.${template.path}` }));
  });
}
