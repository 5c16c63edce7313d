import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { currentVersion, toPath, versions } from './versions.ts';

/** One Markdown file of the site, with what its front matter says. */
export interface Page {
  /** The file's name; the same page in another version has the same one. */
  slug: string;
  version: string;
  path: string;
  title: string;
  /** A shorter name for the navigation, where the title is a sentence. */
  navTitle: string;
  description: string;
  section: string;
  order: number;
  markdown: string;
}

const folder = join(import.meta.dirname, 'pages');

/** Reads every doc, newest version first, in the order in which the navigation lists them. */
export function readPages(directory = folder): Page[] {
  return versions.flatMap(({ name: version }) =>
    readdirSync(join(directory, version))
      .filter((file) => file.endsWith('.md'))
      .map((file) =>
        parsePage({
          slug: basename(file, '.md'),
          version,
          source: readFileSync(join(directory, version, file), 'utf8'),
        }),
      )
      .toSorted((a, b) => a.order - b.order),
  );
}

/** Reads the page that tells what changed, which belongs to no version and is no doc. */
export function readChangelog(directory = folder): Page {
  const source = readFileSync(join(directory, 'changelog.md'), 'utf8');
  return parsePage({ slug: 'changelog', version: currentVersion, source });
}

/** Splits a page's source into its front matter (`key: value` lines between `---`) and its Markdown. */
export function parsePage(file: { slug: string; version: string; source: string }): Page {
  const { slug, version, source } = file;
  const match = /^---\n(.*?)\n---\n(.*)$/s.exec(source);
  if (!match)
    throw new Error(`${slug}.md has no front matter. Start it with a block between --- lines.`);

  const [, frontMatter = '', markdown = ''] = match;
  const fields = readFields(frontMatter);
  const readField = (name: string): string => {
    const value = fields.get(name);
    if (!value) throw new Error(`${slug}.md has no ${name}. Add it to its front matter.`);
    return value;
  };

  const title = readField('title');
  return {
    slug,
    version,
    path: fields.get('path') ?? toPath(version, slug),
    title,
    navTitle: fields.get('navTitle') ?? title,
    description: readField('description'),
    section: readField('section'),
    order: Number(readField('order')),
    markdown,
  };
}

function readFields(frontMatter: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of frontMatter.split('\n')) {
    const colon = line.indexOf(':');
    fields.set(line.slice(0, colon).trim(), line.slice(colon + 1).trim());
  }
  return fields;
}
