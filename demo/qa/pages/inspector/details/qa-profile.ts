import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { JourneyProfile, ProfileTrait } from '../../../server/api.ts';
import type { Journey } from '../../../timeline/journey.ts';
import type { WorldId } from '../../../world.ts';
import { ask } from '../../shared/ask.ts';
import { formatTime } from '../../shared/format.ts';
import { define, QaElement } from '../../shared/qa-element.ts';
import { toJourneyKey } from '../state/find-journey.ts';
import { describeTrait } from './describe-trait.ts';

const settleMs = 300;

/** What is known of the visitor of a journey. It is asked for again when news of the journey come. */
export class QaProfile extends QaElement {
  static override properties = {
    world: { attribute: false },
    journey: { attribute: false },
    now: { attribute: false },
    profile: { state: true },
    problem: { state: true },
  };

  declare world: WorldId;
  declare journey: Journey | undefined;
  declare now: number;
  declare profile: JourneyProfile | undefined;
  declare problem: string;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;

  constructor() {
    super();
    this.world = 'demo';
    this.journey = undefined;
    this.now = 0;
    this.profile = undefined;
    this.problem = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.asked += 1;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('journey')) return;
    const isOther = changed.get('journey')?.id !== this.journey?.id;
    if (isOther) this.profile = undefined;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.load(), isOther ? 0 : settleMs);
  }

  private async load(): Promise<void> {
    if (!this.journey) return;
    const asked = ++this.asked;
    const key = encodeURIComponent(toJourneyKey(this.journey));
    try {
      const profile = await ask<JourneyProfile>(`/api/${this.world}/journeys/${key}/profile`);
      if (asked !== this.asked) return;
      this.profile = profile;
      this.problem = '';
    } catch (error) {
      if (asked === this.asked) this.problem = (error as Error).message;
    }
  }

  protected override render() {
    if (!this.profile)
      return html`<p class="muted" role="status">${this.problem || 'Asking for the profile …'}</p>`;
    const { identifiers, docs, traits } = this.profile;
    return html`${this.problem ? html`<p class="notice notice-danger">${this.problem}</p>` : nothing}
      <div class="qa-profile">
        ${this.whose()} ${section('Docs read in the last 48 hours', docs.length, this.docs(docs))}
        ${section('Traits', traits.length, this.traits(traits))}
        ${section('Identifiers', identifiers.length, listIdentifiers(identifiers))}
      </div>`;
  }

  private whose(): TemplateResult {
    const { phone, isVerified } = this.journey ?? {};
    if (!phone)
      return html`<p class="muted">
        No phone is known yet. A profile can only be found by phone: give one under “Talk to
        support” or in the chat.
      </p>`;
    return html`<p>
      <span class="mono">${phone}</span>
      ${
        isVerified
          ? 'was verified: an identity token was checked on the server.'
          : 'is claimed: the visitor or the page says so. Nothing is revealed because of it.'
      }
    </p>`;
  }

  private docs(docs: JourneyProfile['docs']): TemplateResult {
    return html`<ul class="qa-profile-docs">
      ${docs.map(
        ({ title, url, at }) =>
          html`<li>
            <a href=${url} target="docent-site">${title}</a>
            <span class="small muted">${formatTime(at, this.now)}</span>
          </li>`,
      )}
    </ul>`;
  }

  private traits(traits: readonly ProfileTrait[]): TemplateResult {
    const { profile, now } = this;
    return html`<dl class="qa-profile-traits">
      ${traits.toSorted(behindFirst).map(
        (trait) =>
          html`<div ?data-stale=${trait.isStale}>
            <dt class="mono">${trait.key}</dt>
            <dd>
              <span class="mono">${toText(trait.value)}</span>
              ${trait.isStale ? html`<span class="chip chip-warning">Behind</span>` : nothing}
              <span class="small muted"
                >${profile ? describeTrait(trait, { profile, now }) : nothing}</span
              >
            </dd>
          </div>`,
      )}
    </dl>`;
  }
}

function section(title: string, count: number, content: TemplateResult): TemplateResult {
  return html`<section>
    <h3>${title} <span class="muted">${count}</span></h3>
    ${count > 0 ? content : html`<p class="muted">None.</p>`}
  </section>`;
}

function listIdentifiers(identifiers: JourneyProfile['identifiers']): TemplateResult {
  return html`<dl class="qa-profile-ids">
    ${identifiers.map(
      ({ type, id }) =>
        html`<div>
          <dt class="small muted">${type}</dt>
          <dd class="mono">${id}</dd>
        </div>`,
    )}
  </dl>`;
}

function behindFirst(a: ProfileTrait, b: ProfileTrait): number {
  return Number(b.isStale) - Number(a.isStale);
}

function toText(value: unknown): string {
  if (value === null || value === undefined) return 'no value';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

define('qa-profile', QaProfile);
