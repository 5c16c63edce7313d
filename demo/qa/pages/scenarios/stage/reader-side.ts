import type { Tab } from '../../../scenarios/stage.ts';
import { fill } from './page-parts.ts';
import type { TabTools } from './tab-tools.ts';

/** As much of `window.docent` as a site's own script calls; the stub in the head keeps early calls. */
interface Tagged {
  readonly docent: { readonly chat: { setContext(context: object): Promise<unknown> } };
}

/** What somebody tells the docs site of themselves. */
export function createReaderSide(
  tools: TabTools,
): Pick<Tab, 'givesPhone' | 'consents' | 'signsIn'> {
  const { run, step, page, find, wait, waitHeld } = tools;
  return {
    async givesPhone(phone) {
      step('Gives the phone to the site’s form');
      await wait('the form of the site', () => find('#phone-form fieldset:not(:disabled)'));
      fill(await wait('its field', () => find<HTMLInputElement>('#phone')), phone);
      find<HTMLFormElement>('#phone-form')?.requestSubmit();
      await wait('the site to know the phone', () => find('#phone-known:not([hidden])'));
      await waitHeld('Segment to know the phone', ({ segment }) =>
        segment.some((one) => one.type === 'identify' && one.phone === phone),
      );
    },
    async consents(isGranted) {
      step(isGranted ? 'Gives consent' : 'Refuses consent');
      const choice = isGranted ? '#privacy-allow' : '#privacy-refuse';
      const button = await wait('the question for consent', () => {
        const found = find<HTMLButtonElement>(choice);
        return found?.checkVisibility() && found;
      });
      button.click();
    },
    async signsIn({ phone, name }) {
      step(`Signs in at the site as ${name}`);
      const getIdentityToken = async () => {
        const { token } = (await run.act({ do: 'sign', phone, name })) as { token: string };
        return token;
      };
      const { docent } = page() as unknown as Tagged;
      await docent.chat.setContext({ phone, getIdentityToken });
    },
  };
}
