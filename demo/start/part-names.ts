/** The parts of the demo, as the front page and the terminal call them. */
export const partNames = {
  site: 'Docs site',
  cloud: 'Local Segment, Twilio and Functions',
  pages: 'Inspector and agent’s desk',
  scenarios: 'Scenarios',
} as const;
