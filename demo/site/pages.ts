import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** One Markdown file of the site, with what its front matter says. */
export interface Page {
  path: string;
  title: string;
  /** A shorter name for the navigation, where the title is a sentence. */
  navTitle: string;
  description: string;
  section: string;
  order: number;
  markdown: string;
}

/** Reads every page of the folder, in the order in which the navigation lists them. */
export function readPages(directory = join(import.meta.dirname, 'pages')): Page[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith('.md'))
    .map((file) => parsePage(basename(file, '.md'), readFileSync(join(directory, file), 'utf8')))
    .toSorted((a, b) => a.order - b.order);
}

/** Splits a page's source into its front matter (`key: value` lines between `---`) and its Markdown. */
export function parsePage(slug: string, source: string): Page {
  const match = /^---\n(.*?)\n---\n(.*)$/s.exec(source);
  if (!match)
    throw new Error(`${slug}.md has no front matter. Start it with a block between --- lines.`);

  const [, frontMatter = '', markdown = ''] = match;
  const fields = new Map<string, string>();
  for (const line of frontMatter.split('\n')) {
    const colon = line.indexOf(':');
    fields.set(line.slice(0, colon).trim(), line.slice(colon + 1).trim());
  }

  const readField = (name: string): string => {
    const value = fields.get(name);
    if (!value) throw new Error(`${slug}.md has no ${name}. Add it to its front matter.`);
    return value;
  };

  const title = readField('title');
  return {
    path: fields.get('path') ?? `/docs/${slug}`,
    title,
    navTitle: fields.get('navTitle') ?? title,
    description: readField('description'),
    section: readField('section'),
    order: Number(readField('order')),
    markdown,
  };
}
