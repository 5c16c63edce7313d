import { expect, test } from 'vitest';
import { hidePersonal } from './hide-personal.ts';

const ada = { name: 'Ada', userId: 'u-42' };

test('masks phones, addresses, the name and the user ID in all that is shown', () => {
  const json = { traits: { phone: '+14155552671', Ada: ['Ada', 'ada@example.com', 7, null] } };
  const section = {
    id: 'Ada',
    title: 'Reader',
    summary: 'from: +14155552671',
    rows: [{ label: 'Name', text: 'Ada (u-42)', json }],
    copy: { from: '+14155552671' },
  };
  expect(hidePersonal(section, ada)).toEqual({
    id: 'Ada',
    title: 'Reader',
    summary: 'from: •••71',
    rows: [
      {
        label: 'Name',
        text: '••• (•••)',
        json: { traits: { phone: '•••71', Ada: ['•••', '•••', 7, null] } },
      },
    ],
    copy: { from: '•••71' },
  });
});

test('a name of one letter does not spoil every word', () => {
  const section = { id: 'x', title: 'X', summary: 'sent', rows: [] };
  expect(hidePersonal(section, { name: 'e' }).summary).toBe('sent');
});
