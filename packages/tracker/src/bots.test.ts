import { describe, expect, test } from 'vitest';
import { isBot } from './bots.ts';

const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';
const android = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36';

describe('a person', () => {
  test.each([
    ['Chrome', `${chrome} Chrome/142.0.0.0 Safari/537.36`],
    ['Edge', `${chrome} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`],
    ['Opera', `${chrome} Chrome/140.0.0.0 Safari/537.36 OPR/124.0.0.0`],
    ['Firefox', 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'],
    [
      'Safari',
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15',
    ],
    [
      'iPhone',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
    ],
    [
      'Slack on an iPhone',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Slack/25.10',
    ],
    ['Android', `Mozilla/5.0 (Linux; Android 10; K) ${android}`],
    ['a Cubot phone', `Mozilla/5.0 (Linux; Android 11; CUBOT_NOTE_20) ${android}`],
    ['a Cubot phone in small letters', `Mozilla/5.0 (Linux; Android 9; Cubot X19 S) ${android}`],
    ['nothing said', ''],
  ])('%s', (_what, userAgent) => {
    expect(isBot({ webdriver: false, userAgent })).toBe(false);
  });
});

describe('a program', () => {
  test.each([
    ['Google', 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'],
    [
      'Google on a phone',
      `Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) ${android} (compatible; Googlebot/2.1; +http://www.google.com/bot.html)`,
    ],
    ['Bing', `${chrome} compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Safari/537.36`],
    [
      'Yahoo',
      'Mozilla/5.0 (compatible; Yahoo! Slurp; http://help.yahoo.com/help/us/ysearch/slurp)',
    ],
    ['Yandex', 'Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)'],
    ['Baidu', 'Mozilla/5.0 (compatible; Baiduspider/2.0)'],
    ['OpenAI', 'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2)'],
    ['Anthropic', 'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ClaudeBot/1.0)'],
    ['Algolia', 'Algolia Crawler/v2.1.0'],
    ['You.com', 'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; YouBot/1.0)'],
    ['a name that begins with it', 'bot'],
    ['Chrome without a window', `${chrome} HeadlessChrome/142.0.0.0 Safari/537.36`],
    ['Lighthouse', `${chrome} Chrome/142.0.0.0 Safari/537.36 Chrome-Lighthouse`],
    ['Pingdom', `${chrome} Chrome/142.0.0.0 Safari/537.36 PingdomPageSpeed/1.0`],
    ['GTmetrix', `${chrome} Chrome/142.0.0.0 Safari/537.36 GTmetrix`],
  ])('%s', (_what, userAgent) => {
    expect(isBot({ webdriver: false, userAgent })).toBe(true);
  });

  test('a browser that says it is driven, whatever its name', () => {
    const userAgent = `${chrome} Chrome/142.0.0.0 Safari/537.36`;
    expect(isBot({ webdriver: true, userAgent })).toBe(true);
  });

  test('a robot on a Cubot phone', () => {
    const userAgent = 'Mozilla/5.0 (Linux; Android 11; CUBOT_NOTE_20) (compatible; Googlebot/2.1)';
    expect(isBot({ webdriver: false, userAgent })).toBe(true);
  });
});
