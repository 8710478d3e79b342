import { expect, test } from 'vitest';
import {
  bareEditorAddress,
  blankIssueAddress,
  editorAddress,
  issueAddress,
  joinFiles,
  MOST_ADDRESS,
  telegramAddress,
} from './ways-out.ts';

const repository = 'https://github.com/montelibero/mivent';
const file = { path: 'events/me-16/x.md', text: '---\ntitle: Ёж & лис\n---\n' };

test('GitHub’s editor opens with the file in it, its whole path as its name', () => {
  const address = new URL(editorAddress(repository, file) ?? '');
  expect(address.pathname).toBe('/montelibero/mivent/new/main');
  expect(Object.fromEntries(address.searchParams)).toEqual({ filename: 'content/events/me-16/x.md', value: file.text });
  const noted = new URL(editorAddress(repository, file, 'Согласие: @ёж') ?? '');
  expect(noted.searchParams.get('description')).toBe('Согласие: @ёж');
});

test('an address is measured as it is sent, six bytes a letter; a longer one is not given', () => {
  const most = Math.floor((MOST_ADDRESS - `${bareEditorAddress(repository, file.path)}&value=`.length) / 6);
  expect(editorAddress(repository, { ...file, text: 'ё'.repeat(most) })?.length).toBeGreaterThan(MOST_ADDRESS - 6);
  expect(editorAddress(repository, { ...file, text: 'ё'.repeat(most + 1) })).toBeUndefined();
});

test('a new issue opens with its text in it, never through a template; a longer text is pasted', () => {
  const address = new URL(issueAddress(repository, 'Ёлка?', '### Название\n\nЁлка & x') ?? '');
  expect(address.pathname).toBe('/montelibero/mivent/issues/new');
  expect(Object.fromEntries(address.searchParams)).toEqual({ title: 'Ёлка?', body: '### Название\n\nЁлка & x' });
  expect(issueAddress(repository, 'Ёлка?', 'ё'.repeat(1300))).toBeUndefined();
  expect(blankIssueAddress(repository, 'Ёлка?')).toBe(`${repository}/issues/new?title=%D0%81%D0%BB%D0%BA%D0%B0%3F`);
});

test('Telegram passes a text on that fits into a message', () => {
  const address = new URL(telegramAddress('https://mivent.example/submit/', file.text) ?? '');
  expect(address.searchParams.get('text')).toBe(file.text);
  expect(telegramAddress('https://mivent.example/submit/', 'a'.repeat(3501))).toBeUndefined();
});

test('several files are one text, each under its path; one file is itself', () => {
  expect(joinFiles([file])).toBe(file.text);
  expect(joinFiles([{ path: 'people/x.md', text: '---\nname: Икс\n---\n' }, file], 'Согласие')).toMatchInlineSnapshot(`
    "Согласие

    content/people/x.md

    ---
    name: Икс
    ---

    content/events/me-16/x.md

    ---
    title: Ёж & лис
    ---
    "
  `);
});
