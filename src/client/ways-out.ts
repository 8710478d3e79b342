import type { DraftContext, EventDraft } from '../formats/draft-entry.ts';
import { type KeptDraft, packDraft } from '../formats/draft-memory.ts';
import { formatIssueText, type IssueAnswers, type IssueTextWords, toIssueAnswers } from '../formats/issue-text.ts';
import {
  bareEditorAddress,
  blankIssueAddress,
  editorAddress,
  issueAddress,
  joinFiles,
  telegramAddress,
} from '../formats/ways-out.ts';
import { focusField } from './error-summary.ts';
import { copyText, isPhone } from './in-app.ts';

/** Get the address of this page with a draft in it: the browser inside Telegram and the one outside share no memory. */
export function addressWith(draft: KeptDraft): string {
  const address = new URL(location.pathname, location.href);
  address.hash = packDraft(draft);
  return address.href;
}

/** What somebody should know before they send a file. */
export interface Caution {
  readonly text: string;
  /** Where it can be mended: a field by its id. */
  readonly link?: { readonly text: string; readonly field: string } | undefined;
}

/** Files that are ready to be sent: the event's is the last of them. */
export interface Offer {
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** Who vouches for a person's file. */
  readonly note?: string | undefined;
  readonly title: string;
  readonly caution?: Caution | undefined;
  /** What was filled in; its id only where somebody wrote it: else the robot that reads an issue proposes one anew. */
  readonly draft: EventDraft;
  readonly context: DraftContext;
  /** What lists say instead of values: issues speak in words. */
  readonly said: Readonly<Record<'region' | 'format' | 'lang', string>>;
}

interface WaysWords {
  readonly ready: string;
  readonly readyMany: string;
  readonly githubText: string;
  readonly githubMany: string;
  readonly githubLong: string;
  readonly githubPhone: string;
  readonly openGitHub: string;
  readonly openEmpty: string;
  readonly copy: string;
  readonly copyAll: string;
  readonly copyOne: string;
  readonly kinds: Readonly<Record<string, string>>;
  readonly copied: string;
  readonly copyFailed: string;
  readonly download: string;
  readonly issue: IssueTextWords;
  readonly issueTitle: string;
  readonly issueText: string;
  readonly issueLong: string;
  readonly openIssue: string;
  readonly openBlankIssue: string;
}

/**
 * Offers the files of an application to all who can pass them on: GitHub's editor (each file has an address of its own), the
 * clipboard, the disk, an issue that is filled in, Telegram. On a phone the issue comes first: one press opens it, and it can be
 * copied for GitHub's app, which drops what an address carries.
 *
 * Parts by `data-part`: `caution`, `how`, `steps`, `copy`, `copied`, `downloads`, `issue`, `issue-how`, `copy-issue`, `copied-issue`,
 * `telegram`, `path`, `text`; ways by `data-way`.
 */
export class WaysOut extends HTMLElement {
  #copied = '';
  #issue = '';

  connectedCallback(): void {
    this.#part('copy').addEventListener('click', () => this.#copy(this.#copied, 'copied'));
    this.querySelector('[data-part="copy-issue"]')?.addEventListener('click', () =>
      this.#copy(this.#issue, 'copied-issue'),
    );
    this.#part('caution').addEventListener('click', (event) => {
      if (!(event.target instanceof HTMLAnchorElement)) return;
      event.preventDefault();
      focusField(event.target.hash.slice(1));
    });
  }

  get #words(): WaysWords {
    return JSON.parse(this.dataset.words ?? '{}');
  }
  get #result(): HTMLElement {
    return this.#part('result');
  }
  get #text(): HTMLTextAreaElement {
    const field = this.querySelector('textarea');
    if (!field) throw new Error('ways-out has no textarea inside');
    return field;
  }

  #part(name: string): HTMLElement {
    const part = this.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (!part) throw new Error(`ways-out has no ${name} inside`);
    return part;
  }

  hide(): void {
    this.#result.hidden = true;
  }

  /** Say of the files on offer what is to be known before sending; nothing where all is well. */
  warn(caution: Caution | undefined): void {
    if (this.#result.hidden) return;
    const place = this.#part('caution');
    const { text = '', link } = caution ?? {};
    const said = link ? `${text} ${link.text}` : text;
    place.hidden = said === '';
    if (place.textContent === said) return;
    place.replaceChildren(text);
    if (!link) return;
    const way = document.createElement('a');
    way.href = `#${link.field}`;
    way.textContent = link.text;
    place.append(' ', way);
  }

  offer({ files, note, title, caution, draft, context, said }: Offer): void {
    const words = this.#words;
    const isOnPhone = isPhone();
    const isAlone = files.length === 1;
    this.#copied = joinFiles(files, note);
    this.#text.value = this.#copied;
    this.#part('path').textContent = files.map(({ path }) => `content/${path}`).join(', ');
    this.querySelector('h2')?.replaceChildren(isAlone ? words.ready : words.readyMany);
    this.#part('copy').textContent = isAlone ? words.copy : words.copyAll;
    this.#part('copied').textContent = '';
    this.#offerDownloads(files);
    const { repository } = this.dataset;
    if (repository) {
      this.#offerGitHub(repository, files, note, isOnPhone);
      const answers = toIssueAnswers(draft, context);
      const { region, format, lang } = said;
      this.#offerIssue(repository, title, { ...answers, region, format, lang: answers.lang === '' ? '' : lang });
    }
    const page = location.origin + location.pathname;
    // Whoever gets a message of words only can ask for the rest.
    const address = telegramAddress(page, this.#copied) ?? telegramAddress(page, `${title}\n\n${draft.startDay}`);
    if (address !== undefined) this.#link('telegram')?.setAttribute('href', address);
    // Several files are one application there, and several elsewhere.
    if (isOnPhone) this.#arrange(['issue', 'telegram', 'copy', 'github']);
    else this.#arrange(isAlone ? ['github', 'issue', 'copy', 'telegram'] : ['issue', 'github', 'copy', 'telegram']);
    this.#result.hidden = false;
    this.warn(caution);
    this.#result.focus();
  }

  #link(part: string): HTMLElement | null {
    return this.querySelector(`a[data-part="${part}"]`);
  }

  /** The best way for the device comes first, also for those who hear or tab through the page. */
  #arrange(ways: readonly string[]): void {
    const place = this.#part('path').closest('p') ?? this.#text;
    for (const way of ways) {
      const section = this.querySelector(`[data-way="${way}"]`);
      if (section) place.before(section);
    }
    for (const button of this.querySelectorAll('.button')) button.classList.remove('primary');
    this.querySelector('.way-out .button')?.classList.add('primary');
  }

  #offerGitHub(repository: string, files: Offer['files'], note: string | undefined, isOnPhone: boolean): void {
    const words = this.#words;
    // What is prefilled never reaches a phone's app; an empty editor is the same everywhere.
    const addresses = files.map((file) => (isOnPhone ? undefined : editorAddress(repository, file, note)));
    const isLong = addresses.includes(undefined);
    this.#part('how').textContent = [
      isOnPhone ? words.githubPhone : isLong ? words.githubLong : words.githubText,
      ...(files.length > 1 ? [words.githubMany] : []),
    ].join(' ');
    this.#part('steps').replaceChildren(
      ...files.map((file, index) => {
        const address = addresses[index];
        const kind = words.kinds[file.path.split('/')[0] ?? ''] ?? '';
        const link = document.createElement('a');
        link.className = 'button';
        link.rel = 'external';
        link.href = address ?? bareEditorAddress(repository, file.path);
        link.textContent = address === undefined ? words.openEmpty : words.openGitHub;
        const item = document.createElement('li');
        if (files.length > 1) {
          const name = document.createElement('p');
          name.className = 'step-name';
          const path = document.createElement('code');
          path.textContent = file.path.split('/').at(-1) ?? '';
          name.append(`${index + 1}. ${kind} `, path);
          item.append(name);
          link.setAttribute('aria-label', `${link.textContent}: ${kind}`);
        }
        const actions = document.createElement('div');
        actions.className = 'actions';
        if (address === undefined && files.length > 1) actions.append(this.#copyButton(file, kind));
        actions.append(link);
        item.append(actions);
        return item;
      }),
    );
  }

  /** A robot makes the files again of what is written there: nobody has to know what a file is. */
  #offerIssue(repository: string, title: string, answers: IssueAnswers): void {
    const words = this.#words;
    const name = words.issueTitle + title;
    this.#issue = formatIssueText(answers, words.issue);
    const address = issueAddress(repository, name, this.#issue);
    const isShort = address !== undefined;
    this.#part('issue-how').textContent = isShort ? words.issueText : words.issueLong;
    const link = this.#link('issue');
    if (link) {
      link.setAttribute('href', address ?? blankIssueAddress(repository, name));
      link.textContent = isShort ? words.openIssue : words.openBlankIssue;
    }
    this.#part('copied-issue').textContent = '';
  }

  /** Of several files each goes into an editor of its own. */
  #copyButton({ text }: Offer['files'][number], kind: string): HTMLButtonElement {
    const { copyOne, copied, copyFailed } = this.#words;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button';
    button.textContent = copyOne;
    button.setAttribute('aria-label', `${copyOne}: ${kind}`);
    button.addEventListener('click', async () => {
      this.#text.value = text;
      const isCopied = await copyText(text, this.#text);
      button.textContent = isCopied ? copied : copyFailed;
      button.setAttribute('aria-label', `${button.textContent}: ${kind}`);
    });
    return button;
  }

  #offerDownloads(files: Offer['files']): void {
    for (const link of this.querySelectorAll<HTMLAnchorElement>('[data-part="downloads"] a'))
      URL.revokeObjectURL(link.href);
    this.#part('downloads').replaceChildren(
      ...files.map(({ path, text }) => {
        const name = path.split('/').at(-1) ?? 'event.md';
        const link = document.createElement('a');
        link.className = 'button';
        link.href = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }));
        link.download = name;
        link.textContent = `${this.#words.download} ${name}`;
        return link;
      }),
    );
  }

  async #copy(text: string, told: string): Promise<void> {
    this.#text.value = text;
    const isCopied = await copyText(text, this.#text);
    if (isCopied) this.#text.value = this.#copied;
    this.#part(told).textContent = isCopied ? this.#words.copied : this.#words.copyFailed;
  }
}

customElements.define('ways-out', WaysOut);
