import type { Page } from '@playwright/test';
import { fillIn, type Snippet } from './docs-snippets.ts';
import type { WidgetFixtures } from './widget-test.ts';

/** What a snippet is run in: a customer's site, and a local cloud. */
export type SnippetWorld = Pick<
  WidgetFixtures,
  'openDocs' | 'docs' | 'segment' | 'onlyChat' | 'cloud'
>;

/** Runs a snippet, and looks whether it has done what its document says. */
export type RunSnippet = (snippet: Snippet, world: SnippetWorld) => Promise<void>;

export const phone = '+14155552671';
export const question = 'How do I run a job every night?';
/** A page of a site that has neither tag yet. */
export const blank = { tracker: false, chat: false } as const;

/** What Segment has accepted, such as `page /docs/a` or `identify +14155552671`. */
export async function readArrived({ segment }: SnippetWorld): Promise<string[]> {
  return (await segment.messages()).map(({ type, body }) => {
    const { properties, context } = body as Record<string, Record<string, unknown>>;
    const ids = context?.['externalIds'] as { id: string }[] | undefined;
    return [type, properties?.['path'], ids?.[0]?.id].filter(Boolean).join(' ');
  });
}

/** Opens a page with code in its head. */
export function openWith(
  code: string,
  { openDocs, docs }: SnippetWorld,
  body?: string,
): Promise<Page> {
  const page = { ...blank, head: fillIn(code, docs.targets), ...(body && { body }) };
  return openDocs('/docs/a', { page });
}

/** Runs code on a page, as a script of the site would. */
export async function runScript(page: Page, content: string): Promise<void> {
  await page.addScriptTag({ content, type: 'module' });
}
