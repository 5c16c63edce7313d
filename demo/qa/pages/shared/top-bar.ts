import { html, nothing } from 'lit';
import { readConfig } from './config.ts';
import { icons } from './icons.ts';
import { define, QaElement } from './qa-element.ts';

/** The bar at the top of each page: where one is, and the other doors. `current` is the path of the page. */
export class QaTopBar extends QaElement {
  static override properties = { current: {} };

  declare current: string;

  constructor() {
    super();
    this.current = '';
  }

  protected override render() {
    const { hub, site, lab } = readConfig();
    const doors = [
      { path: '/inspector', label: 'Inspector', href: `${hub}/inspector` },
      { path: '/desk', label: 'Agent’s desk', href: `${hub}/desk` },
      { path: '/scenarios', label: 'Scenarios', href: `${lab}/scenarios` },
      { path: '', label: 'Docs site', href: site },
    ];
    return html`<a class="skip-link" href="#content">Skip to content</a>
      <header class="bar">
        <div class="bar-inner">
          <a class="brand" href=${`${hub}/`} aria-label="Docent demo">
            ${icons.docent}<span class="brand-name">Docent</span>
          </a>
          <nav aria-label="Demo">
            <ul>
              ${doors.map(
                ({ path, label, href }) =>
                  html`<li>
                    <a
                      href=${href}
                      target=${path ? nothing : 'docent-site'}
                      aria-current=${path && path === this.current ? 'page' : nothing}
                      >${label}</a
                    >
                  </li>`,
              )}
            </ul>
          </nav>
          <div class="bar-end">
            <button
              class="button button-quiet button-icon"
              type="button"
              aria-label="Light or dark"
              @click=${changeTheme}
            >
              ${icons.theme}
            </button>
          </div>
        </div>
      </header>`;
  }
}

/** Takes the other colours than those that are shown, and keeps them. */
function changeTheme(): void {
  const root = document.documentElement;
  const isDark =
    root.dataset['theme'] === 'dark' ||
    (!root.dataset['theme'] && matchMedia('(prefers-color-scheme: dark)').matches);
  const theme = isDark ? 'light' : 'dark';
  root.dataset['theme'] = theme;
  try {
    localStorage.setItem('docent-qa:theme', theme);
  } catch {
    // For this page, then.
  }
}

define('qa-top-bar', QaTopBar);
