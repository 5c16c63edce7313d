import type { Cheerio, CheerioAPI } from 'cheerio';
import type { DomElement } from './dom.ts';

const neverShown = [
  'script, style, template, noscript, svg, iframe, form, button, dialog, nav, [hidden]',
  '[aria-hidden="true"], [role="navigation"], [role="banner"], [role="search"], [role="dialog"]',
  '[role="contentinfo"], [style*="display:none" i], [style*="display: none" i]',
  '.visually-hidden, .sr-only, .screen-reader-text, [data-docent-ignore]',
].join(', ');

/** The element of a page that holds its text, without navigation and whatever is not shown. */
export function findContent($: CheerioAPI): Cheerio<DomElement> {
  $(neverShown).remove();
  $('header, footer')
    .filter((_, element) => isOfSite($, element))
    .remove();
  $('aside')
    .filter((_, element) => !isNote($, element))
    .remove();
  const main = $('main, [role="main"]').first();
  const articles = (main.length > 0 ? main : $('body')).find('article');
  // Several articles are a list of teasers; one is the doc, and what stands beside it is not.
  if (articles.length === 1) return articles.first();
  return main.length > 0 ? main : $('body');
}

/** The head of an article holds its title; the head of a site holds its logo. */
function isOfSite($: CheerioAPI, element: DomElement): boolean {
  return (
    element.name === 'footer' || $(element).closest('main, article, [role="main"]').length === 0
  );
}

/** Notes and warnings are asides too, and belong to the text. */
function isNote($: CheerioAPI, element: DomElement): boolean {
  const aside = $(element);
  const names = `${aside.attr('class') ?? ''} ${aside.attr('role') ?? ''}`;
  return /note|tip|warning|caution|danger|callout|admonition|starlight-aside/i.test(names);
}
