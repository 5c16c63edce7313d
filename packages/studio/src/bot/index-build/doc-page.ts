/** A page of a docs site, read from its HTML. */
export interface DocPage {
  /** Origin and path, without query and anchor. */
  readonly url: string;
  readonly title: string;
  /** As the page says, or as its path says; '' if neither does. */
  readonly version: string;
  /** What the page says that it is about, for search engines; '' if it does not. */
  readonly description: string;
  readonly sections: readonly DocSection[];
}

/** What stands under one heading of a page, or before its first one. */
export interface DocSection {
  /** '' where a page begins. */
  readonly heading: string;
  /** Where the heading can be linked to; '' if it cannot. */
  readonly anchor: string;
  /** Its paragraphs and lists, as they are shown. */
  readonly prose: string;
  /** Everything that can be found, tables included, code excluded. */
  readonly text: string;
  readonly code: string;
}

/** A page as it came, with the address that it has on the site. */
export interface PageSource {
  readonly url: string;
  readonly html: string;
}
