import { expect, test } from 'vitest';
import {
  bareEditorAddress,
  editorAddress,
  issueFormAddress,
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

test('the issue form gets its fields, but for those that have no room in an address', () => {
  const fields = { summary: 'Коротко & ясно', body: 'ё'.repeat(1500), format: 'club', place: '' };
  const address = new URL(issueFormAddress(repository, 'Ёлка?', fields));
  expect(address.href.length).toBeLessThan(MOST_ADDRESS);
  expect(Object.fromEntries(address.searchParams)).toEqual({
    template: 'event.yml',
    title: 'Ёлка?',
    summary: 'Коротко & ясно',
    format: 'club',
  });
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
