import highlighter from 'highlight.js/lib/core';
import http from 'highlight.js/lib/languages/http';
import json from 'highlight.js/lib/languages/json';
import shell from 'highlight.js/lib/languages/bash';
import typescript from 'highlight.js/lib/languages/typescript';
import yaml from 'highlight.js/lib/languages/yaml';
import { escapeHtml } from './html.ts';

const languages = { http, json, sh: shell, ts: typescript, yaml };
for (const [name, language] of Object.entries(languages)) {
  highlighter.registerLanguage(name, language);
}

/** Marks up code for its colours, at build time: a reader's browser gets plain elements. */
export function highlight(code: string, language: string): string {
  if (!(language in languages)) return escapeHtml(code);
  return highlighter.highlight(code, { language }).value;
}
