const shownForMs = 2000;

/** Shows the copy buttons of code blocks, where the browser lets a page copy. */
export function startCopyButtons(): void {
  if (!isSecureContext) return;
  for (const figure of document.querySelectorAll('figure.code')) {
    const button = figure.querySelector('button');
    const code = figure.querySelector('code');
    if (button && code) startCopyButton(button, code);
  }
}

function startCopyButton(button: HTMLButtonElement, code: HTMLElement): void {
  const [label] = button.childNodes;
  if (!label) return;
  const showForAWhile = (text: string): void => {
    label.textContent = text;
    setTimeout(() => (label.textContent = 'Copy'), shownForMs);
  };

  button.hidden = false;
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(code.textContent ?? '').then(
      () => showForAWhile('Copied'),
      () => showForAWhile('Press Ctrl+C'),
    );
  });
}
