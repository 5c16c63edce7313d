import { describe, expect, test } from 'vitest';
import { parseOptions, toAttribute } from './parse-options.ts';

function toElement(attributes: Readonly<Record<string, string>>): Element {
  const element = document.createElement('div');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

describe('parseOptions', () => {
  test.each([
    ['https://a.example', 'https://a.example'],
    ['https://a.example/', 'https://a.example'],
    ['https://a.example/chat//?x=1#y', 'https://a.example/chat'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
  ])('takes the address %s as %s', (text, functionsUrl) => {
    expect(parseOptions(toElement({ 'functions-url': text }))).toEqual({
      functionsUrl,
      position: 'end',
    });
  });

  test('takes a path as one of this site', () => {
    const { functionsUrl } = parseOptions(toElement({ 'functions-url': '/chat/' }));
    expect(functionsUrl).toBe(new URL('/chat', document.baseURI).href);
  });

  test('has every option that is given, and none that is empty or unknown', () => {
    const element = toElement({
      'data-functions-url': 'https://a.example',
      form: 'phone* name',
      'data-country': 'de',
      heading: '  Ask us ',
      greeting: '',
      position: 'start',
      locale: 'de-AT',
      'socket-url': 'ws://127.0.0.1:9000',
      class: 'a',
      'data-turbo-track': 'reload',
    });
    expect(parseOptions(element)).toEqual({
      functionsUrl: 'https://a.example',
      form: 'phone* name',
      country: 'DE',
      heading: 'Ask us',
      position: 'start',
      locale: 'de-AT',
      socketUrl: 'ws://127.0.0.1:9000',
    });
  });

  test('puts an attribute above the same as data', () => {
    const element = toElement({
      'functions-url': 'https://a.example',
      'data-heading': 'B',
      heading: 'A',
    });
    expect(parseOptions(element).heading).toBe('A');
  });
});

test('an option is an attribute with hyphens', () => {
  expect(toAttribute('functionsUrl')).toBe('functions-url');
  expect(toAttribute('form')).toBe('form');
});
