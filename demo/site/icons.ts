function icon(paths: string, className = ''): string {
  return `<svg class="icon ${className}" viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${paths}</svg>`;
}

/** The site's drawings, inline so that they take the colour of the text beside them. */
export const icons = {
  menu: icon('<path d="M4 7h16M4 12h16M4 17h10"/>', 'flips'),
  close: icon('<path d="m6 6 12 12M18 6 6 18"/>'),
  arrowBack: icon('<path d="M19 12H5m6-6-6 6 6 6"/>', 'flips'),
  arrowForward: icon('<path d="M5 12h14m-6-6 6 6-6 6"/>', 'flips'),
  sun: icon(
    '<circle cx="12" cy="12" r="4"/><path d="M12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1.1 1.1M17.3 17.3l1.1 1.1M18.4 5.6l-1.1 1.1M6.7 17.3l-1.1 1.1"/>',
    'icon-sun',
  ),
  moon: icon('<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5Z"/>', 'icon-moon'),
  phone: icon(
    '<path d="M6.5 3.5h3l1.5 4-2 1.5a12 12 0 0 0 6 6l1.5-2 4 1.5v3a2 2 0 0 1-2.2 2A17 17 0 0 1 4.5 5.7a2 2 0 0 1 2-2.2Z"/>',
  ),
  search: icon('<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>', 'icon-search'),
  chevron: icon('<path d="m7 9.5 5 5 5-5"/>', 'icon-chevron'),
  history: icon('<path d="M4 12a8 8 0 1 0 2.6-5.9L4 8.5M4 4v4.5h4.5M12 8v4.5l3 2"/>'),
  check: icon('<path d="m5 12.5 4.5 4.5L19 7.5"/>'),
  logo: '<svg class="logo" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false"><rect width="32" height="32" rx="8" fill="currentColor"/><g fill="none" stroke="var(--logo-line)" stroke-width="2.5" stroke-linecap="round"><path d="M6 11c3.3-3 6.7-3 10 0s6.7 3 10 0"/><path d="M6 17c3.3-3 6.7-3 10 0s6.7 3 10 0" opacity=".8"/><path d="M6 23c3.3-3 6.7-3 10 0s6.7 3 10 0" opacity=".55"/></g></svg>',
};
