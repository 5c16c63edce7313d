/**
 * What the front page does where scripts run: it shows each part as soon as it has started, and changes the colours. Inline,
 * as there is nothing to build before the page can be shown.
 */
export const frontScript = `
const theme = document.getElementById('theme');
theme.hidden = false;
theme.addEventListener('click', () => {
  const { dataset } = document.documentElement;
  const isDark = dataset.theme === 'dark' ||
    (!dataset.theme && matchMedia('(prefers-color-scheme: dark)').matches);
  dataset.theme = isDark ? 'light' : 'dark';
  try { localStorage.setItem('docent-qa:theme', dataset.theme); } catch {}
});

// Whether all that is new could be shown: what has the focus, or is open, is left as it is until it is left.
async function update() {
  const response = await fetch('/');
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  let isWhole = true;
  for (const part of page.querySelectorAll('[data-live]')) {
    const shown = document.getElementById(part.id);
    if (shown.outerHTML === part.outerHTML) continue;
    if (shown.contains(document.activeElement)) isWhole = false;
    else shown.replaceWith(part);
  }
  if (isWhole) document.body.dataset.settled = page.body.dataset.settled;
  return isWhole;
}

let last = '';
async function poll() {
  try {
    const status = await (await fetch('/api/status')).text();
    if (status !== last && (await update())) last = status;
  } catch {}
  if (document.body.dataset.settled !== 'true') setTimeout(poll, 250);
}
if (document.body.dataset.settled !== 'true') void poll();
`;
