/** Selects the country that the browser's language names, and adds it where the list lacks it. */
export function suggestCountry(select: HTMLSelectElement, language = navigator.language): void {
  const region = readRegion(language);
  if (!region) return;
  if (![...select.options].some((option) => option.value === region)) {
    const name = new Intl.DisplayNames(['en'], { type: 'region' }).of(region) ?? region;
    select.add(new Option(name, region), select.options[1]);
  }
  select.value = region;
}

// `en-GB` names a country; `en` does not, and `es-419` names a continent.
function readRegion(language: string): string | undefined {
  try {
    const { region } = new Intl.Locale(language);
    return region && /^[A-Z]{2}$/.test(region) ? region : undefined;
  } catch {
    return undefined;
  }
}
