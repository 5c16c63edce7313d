import { findElement } from './find-element.ts';

const key = 'millrace-docs:theme';

/** Starts the button that switches between light and dark; the layout applies the choice before the first paint. */
export function startThemeToggle(): void {
  const root = document.documentElement;
  const button = findElement('#theme-toggle', HTMLButtonElement);
  const system = matchMedia('(prefers-color-scheme: dark)');
  const isDark = (): boolean =>
    (root.dataset['theme'] ?? (system.matches ? 'dark' : '')) === 'dark';
  const update = (): void => button.setAttribute('aria-pressed', String(isDark()));

  button.addEventListener('click', () => {
    const theme = isDark() ? 'light' : 'dark';
    root.dataset['theme'] = theme;
    update();
    try {
      localStorage.setItem(key, theme);
    } catch {
      // The choice lasts for this page.
    }
  });
  system.addEventListener('change', update);
  update();
}
