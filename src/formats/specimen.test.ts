import { describe, expect, test } from 'vitest';
import { toGuideContents, toSpecimen } from './specimen.ts';

const still = { id: 'x', isLive: false, edits: [] } as const;

describe('a specimen', () => {
  test('has no h1 and no id that the page may have', () => {
    const html =
      '<h1 id="a">Имя</h1><label for="b">Поле</label><input id="b" aria-describedby="a c"><a href="#a">к имени</a><a href="#c">дальше</a>';
    expect(toSpecimen(html, still)).toBe(
      '<h2 id="x-a">Имя</h2><label for="x-b">Поле</label><input id="x-b" aria-describedby="x-a c"><a href="#x-a">к имени</a><a href="#c">дальше</a>',
    );
  });

  test('stays in its state, which no script finds, unless it is live', () => {
    const html =
      '<free-dates data-words="{}"><own-time></own-time></free-dates><script>go()</script><script src="/a.js"></script>';
    expect(toSpecimen(html, still)).toBe('<div><span></span></div>');
    expect(toSpecimen(html, { ...still, isLive: true })).toBe(html.slice(0, html.indexOf('<script>')));
  });

  test('shows what a script would change, once and as it is written', () => {
    const html = '<p role="status"></p><p role="status"></p>';
    expect(toSpecimen(html, { ...still, edits: [['status"></p>', 'status">$& 5</p>']] })).toBe(
      '<p role="status">$& 5</p><p role="status"></p>',
    );
  });

  test('that is no longer like its component is refused', () => {
    expect(() => toSpecimen('<p></p>', { ...still, edits: [['<ul>', '<ol>']] })).toThrow('has no longer <ul>');
    expect(() => toSpecimen('<p></p>', { ...still, only: 'nav' })).toThrow('has no <nav>');
  });

  test('may be a part of its component', () => {
    expect(toSpecimen('<div><p>1</p><p>2</p></div>', { ...still, only: 'p' })).toBe('<p>1</p>');
  });
});

test('the contents of the style guide are its groups with their samples', () => {
  const html =
    '<section class="guide-group" id="home"> <h2 class="section-title">Афиша</h2> <section class="guide-sample wide" id="lead"> <header> <h3>Первое</h3></header></section> <section class="guide-sample" id="line"><header><h3>Строка</h3></header></section></section>';
  expect(toGuideContents(html)).toEqual([
    {
      id: 'home',
      name: 'Афиша',
      samples: [
        { id: 'lead', name: 'Первое' },
        { id: 'line', name: 'Строка' },
      ],
    },
  ]);
});
