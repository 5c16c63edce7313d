import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Named {
  readonly name: string;
  readonly description: string;
}

const sources = join(import.meta.dirname, 'src');
const read = (file: string): string => readFileSync(join(sources, file), 'utf8');

/**
 * Describes `<docent-chat>` for editors and documentation tools, as the Custom Elements Manifest has it. All of it is
 * read from the comments of the sources.
 *
 * @throws Error when an option or an event has no description.
 * @example
 * writeFileSync('custom-elements.json', JSON.stringify(createManifest()));
 */
export function createManifest() {
  const path = 'loader/chat-element.ts';
  const comment = read(path);
  const declaration = {
    kind: 'class',
    customElement: true,
    tagName: 'docent-chat',
    name: 'DocentChatElement',
    description: 'A chat bubble. A page has one.',
    attributes: readMembers('options.ts', 'ChatOptions').map(({ name, description }) => ({
      name: toAttribute(name),
      description,
      type: { text: 'string' },
    })),
    events: readMembers('api.ts', 'ChatEvents').map(({ name, description, type }) => ({
      name: `docent-chat-${name}`,
      description,
      type: { text: type === 'undefined' ? 'CustomEvent' : `CustomEvent<${type}>` },
    })),
    cssProperties: readTags(comment, 'cssprop'),
    cssParts: readTags(comment, 'csspart'),
  };
  const reference = { name: declaration.name, module: `src/${path}` };
  return {
    schemaVersion: '2.1.0',
    modules: [
      {
        kind: 'javascript-module',
        path: reference.module,
        declarations: [declaration],
        exports: [
          { kind: 'custom-element-definition', name: declaration.tagName, declaration: reference },
        ],
      },
    ],
  };
}

/** The members of an interface, with what their comments say. */
function readMembers(file: string, name: string): readonly (Named & { readonly type: string })[] {
  const [, body = ''] =
    new RegExp(`export interface ${name} \\{\\n(.*?)\\n\\}`, 's').exec(read(file)) ?? [];
  const members = body.matchAll(
    /(?:\/\*\* ((?:(?!\*\/).)*?) \*\/\s+)?readonly (\w+)\??: (.*?);$/gms,
  );
  return [...members].map(([, text, member = '', type = '']) => {
    if (!text)
      throw new Error(`${file}: ${name}.${member} has no description: write one above it.`);
    return { name: member, description: text.replace(/\s*\n\s*\*?\s*/g, ' '), type };
  });
}

/** `@csspart panel - The panel` */
function readTags(text: string, tag: string): readonly Named[] {
  return [...text.matchAll(new RegExp(`@${tag} (\\S+) - (.*)`, 'g'))].map(
    ([, name = '', description = '']) => ({ name, description }),
  );
}

function toAttribute(option: string): string {
  return option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
