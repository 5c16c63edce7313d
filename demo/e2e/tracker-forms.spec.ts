import type { Page } from '@playwright/test';
import { ada, expect, test } from './tracker-test.ts';

const view = 'page Retries /docs/retries';
const countries = `<select data-docent-country aria-label="Country">
  <option value="GB">United Kingdom</option><option value="US">United States</option>
</select>`;

/** Hears what the fields say, as a site's own script would. */
async function listenToFields(page: Page): Promise<void> {
  await page.evaluate(() => {
    const told: unknown[] = [];
    Object.assign(window, { told });
    for (const name of ['docent:identified', 'docent:refused']) {
      addEventListener(name, (event) => {
        const { target, detail } = event as CustomEvent<{ ok: boolean; reason?: string }>;
        told.push([name, (target as Element).tagName, detail.reason ?? detail.ok]);
      });
    }
  });
}

const told = (page: Page) => page.evaluate('window.told');

test('identifies the reader by the phone field of a marked form, in the country chosen beside it', async ({
  page,
  open,
  arrivals,
}) => {
  await open('/docs/retries', {
    body: `<form data-docent-identify onsubmit="event.preventDefault()">
      <input name="other" value="7" />${countries}<input type="tel" name="phone" /><button>Send</button>
    </form>`,
  });
  await listenToFields(page);
  await page.getByLabel('Country').selectOption('US');
  await page.locator('[type=tel]').fill('(415) 555-2671');
  await page.getByRole('button').click();
  await expect.poll(() => told(page)).toEqual([['docent:identified', 'INPUT', true]]);
  await arrivals.are([view, `identify of ${ada}`]);
});

test('tells the field why its phone is refused, and takes the next one', async ({
  page,
  open,
  said,
  arrivals,
}) => {
  await open('/docs/retries', {
    body: `<form data-docent-identify onsubmit="event.preventDefault()">
      ${countries}<input type="tel" name="phone" /><button>Send</button>
    </form>`,
  });
  await listenToFields(page);
  await page.locator('[type=tel]').fill('(415) 555-2671');
  await page.getByRole('button').click();
  await expect.poll(() => told(page)).toEqual([['docent:refused', 'INPUT', 'invalid']]);
  await page.getByLabel('Country').selectOption('US');
  await page.getByRole('button').click();
  await arrivals.are([view, `identify of ${ada}`]);
  // What a reader types is no mistake of the site's.
  expect(said).toEqual([]);
});

test('identifies by a marked field of a form when the form is submitted, not before', async ({
  page,
  open,
  arrivals,
}) => {
  await open('/docs/retries', {
    body: `<form onsubmit="event.preventDefault(); event.stopImmediatePropagation()" data-docent-country="US">
      <input type="tel" name="phone" value="020 7183 8750" />
      <input data-docent-identify aria-label="Mobile" /><button>Send</button>
    </form>`,
  });
  await page.getByLabel('Mobile').fill('(415) 555-2671');
  await page.getByLabel('Mobile').blur();
  await arrivals.are([view]);
  await page.getByRole('button').click();
  await arrivals.are([view, `identify of ${ada}`]);
});

test('identifies by a marked field outside a form when it changes, with the country that it names', async ({
  page,
  open,
  arrivals,
}) => {
  await open('/docs/retries', {
    body: '<input data-docent-identify data-docent-country="US" aria-label="Mobile" />',
  });
  await listenToFields(page);
  await page.getByLabel('Mobile').pressSequentially('(415) 555-2671');
  expect(await told(page)).toEqual([]);
  await page.getByLabel('Mobile').blur();
  await arrivals.are([view, `identify of ${ada}`]);
  expect(await told(page)).toEqual([['docent:identified', 'INPUT', true]]);
});

test('leaves forms and fields alone that are not marked, and marked ones that are empty', async ({
  page,
  open,
  arrivals,
}) => {
  await open('/docs/retries', {
    body: `<form onsubmit="event.preventDefault()"><input type="tel" value="${ada}" /><button>Send</button></form>
      <form data-docent-identify onsubmit="event.preventDefault()"><input type="tel" /><button>Empty</button></form>
      <input type="tel" aria-label="Lone" />`,
  });
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('button', { name: 'Empty' }).click();
  await page.getByLabel('Lone').fill(ada);
  await page.getByLabel('Lone').blur();
  await arrivals.are([view]);
});

test('identifies by a form that a router has put into the page later', async ({
  page,
  open,
  arrivals,
}) => {
  await open();
  await page.evaluate(() => {
    document.body.innerHTML = `<form data-docent-identify onsubmit="event.preventDefault()">
      <input autocomplete="tel" aria-label="Phone" /><button>Send</button></form>`;
  });
  await page.getByLabel('Phone').fill('+1 415 555 2671');
  await page.getByLabel('Phone').press('Enter');
  await arrivals.are([view, `identify of ${ada}`]);
});

test('identifies by a form whose submission leads to another page', async ({
  page,
  open,
  arrivals,
}) => {
  await open('/docs/retries', {
    body: `<form data-docent-identify action="/docs/thanks" method="post">
      <input type="tel" name="phone" /><button>Send</button></form>`,
  });
  await page.locator('[type=tel]').fill('+1 415 555 2671');
  await page.getByRole('button').click();
  await page.waitForURL('**/docs/thanks');
  await arrivals.are([
    view,
    `identify of ${ada}`,
    `page Thanks /docs/thanks from /docs/retries of ${ada}`,
  ]);
  expect(await arrivals.people()).toBe('AAA');
});
