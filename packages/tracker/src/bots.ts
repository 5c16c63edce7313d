const robots = /bot|crawl|spider|slurp|headless|lighthouse|pingdom|gtmetrix/i;

/**
 * Says whether a browser is driven by a program rather than read by a person.
 *
 * @example
 * isBot(navigator);
 */
export function isBot({
  webdriver,
  userAgent,
}: Pick<Navigator, 'webdriver' | 'userAgent'>): boolean {
  // Cubot makes phones.
  return webdriver || robots.test(userAgent.replace(/cubot/gi, ''));
}
