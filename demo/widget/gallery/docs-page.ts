/** A page of docs behind the chat, in the browser's colours. */
export function renderDocsPage(language: string): string {
  const dir = language === 'ar' ? 'rtl' : 'ltr';
  return `<!doctype html>
<html lang="${language}" dir="${dir}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Webhooks</title>
    <style>
      :root { color-scheme: light dark; }
      body { max-inline-size: 44rem; margin: 0; padding: 2rem; background: light-dark(#fff, #101216); color: light-dark(#1f2430, #d7dae0); font: 16px/1.6 system-ui, sans-serif; }
      pre { padding: 1rem; border-radius: 8px; background: light-dark(#f4f5f8, #1b1e25); overflow: auto; }
      @media (max-width: 400px) { body { padding: 1rem; } }
    </style>
  </head>
  <body>
    <main>
      <h1>Webhooks</h1>
      <p>A webhook tells your server what happened, a moment after it did.</p>
      <h2 id="retries">Retries</h2>
      <p>What is not answered with a 2xx is sent again: after 10 seconds, then after 20, then after 40.</p>
      <pre><code>await hooks.create({ url, backoff: { first: "10s", factor: 2 } });</code></pre>
      <p>After a day without an answer the endpoint is paused, and its owner is told.</p>
    </main>
  </body>
</html>`;
}
