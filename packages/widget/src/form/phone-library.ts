export { moveToCountry } from '@docent/identity/format-phone';
export { parsePhone } from '@docent/identity/parse-phone';
export { editPhone } from './edit-phone.ts';
export { guessCountry } from './guess-country.ts';
export { listChoices } from './list-choices.ts';
