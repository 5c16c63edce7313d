/** What an address says whose server has yet to start; browsers ask again by themselves. */
export function answerStarting(): Response {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="1"><title>Starting …</title><p>This part of the demo is starting …`;
  return new Response(html, {
    status: 503,
    headers: { 'content-type': 'text/html; charset=utf-8', 'retry-after': '1' },
  });
}
