import { toSubscriptionLinks } from '../formats/subscription.ts';
import { watchChoices } from './choice-history.ts';

/**
 * Turns the page of subscriptions to what its `<select>` chooses, and keeps the choice in the address: `?region=me-16`.
 * Of its programs it opens the one this device most likely has, and puts it first; inside Telegram its warning stands open.
 *
 * ```html
 * <feed-chooser data-site="MIVENT" data-chosen="Подписка: {name}">
 *   <select><option value="" data-page="https://…/">…</option> <option value="region=me-16" data-page="https://…/regions/me-16/">…</option></select>
 *   <p role="status"></p>
 *   <code data-address="calendar.ics">…</code> <a data-to="google" href="…">…</a>
 *   <ul data-programs><li data-program="apple"><details>…</details></li> …</ul>
 *   <details data-telegram>…</details>
 * </feed-chooser>
 * ```
 * `data-here` becomes the address of the page, `data-address` is a file beside `data-page`; `data-to` one of `SubscriptionLinks`, or such a file.
 */
class FeedChooser extends HTMLElement {
  connectedCallback(): void {
    const { select } = this;
    if (!select) return;
    this.#readAddress(select);
    const entryOf = watchChoices(this);
    select.addEventListener('change', () => {
      const address = select.value === '' ? location.pathname : `?${select.value}`;
      if (entryOf(select) === 'push') history.pushState(null, '', address);
      else history.replaceState(null, '', address);
      this.#show(select, true);
    });
    window.addEventListener('popstate', () => this.#readAddress(select));
    for (const program of likelyPrograms()) this.#putFirst(program);
    this.querySelector('[data-program] details')?.setAttribute('open', '');
    if (isInTelegram()) this.#warn();
  }

  get select(): HTMLSelectElement | null {
    return this.querySelector('select');
  }

  #readAddress(select: HTMLSelectElement): void {
    const asked = location.search.slice(1);
    select.value = [...select.options].some(({ value }) => value === asked) ? asked : '';
    this.#show(select, false);
  }

  #show(select: HTMLSelectElement, byHand: boolean): void {
    const option = select.selectedOptions[0];
    const page = option?.dataset.page;
    if (!option || page === undefined) return;
    const site = this.dataset.site ?? '';
    const name = option.value === '' ? site : `${option.label} · ${site}`;
    const links: Readonly<Record<string, string>> = { ...toSubscriptionLinks(`${page}calendar.ics`, name) };
    for (const code of this.querySelectorAll<HTMLElement>('[data-address]'))
      code.textContent = page + (code.dataset.address ?? '');
    for (const code of this.querySelectorAll('[data-here]'))
      code.textContent = location.origin + location.pathname + location.search;
    for (const link of this.querySelectorAll<HTMLAnchorElement>('a[data-to]')) {
      const to = link.dataset.to ?? '';
      link.href = links[to] ?? page + to;
    }
    const status = this.querySelector('p[role="status"]');
    if (byHand && status) status.textContent = (this.dataset.chosen ?? '').replace('{name}', () => option.label);
  }

  #putFirst(program: string): void {
    const item = this.querySelector(`[data-program="${program}"]`);
    item?.parentElement?.prepend(item);
  }

  #warn(): void {
    const details = this.querySelector<HTMLDetailsElement>('[data-telegram]');
    if (!details) return;
    details.open = true;
    details.classList.add('urgent');
  }
}

/** The programs that the device likely has, the likeliest last: only their order depends on it. */
function likelyPrograms(): readonly string[] {
  const { userAgent } = navigator;
  if (/iPhone|iPad|Macintosh/.test(userAgent)) return ['apple'];
  return userAgent.includes('Android') ? ['android', 'google'] : ['google'];
}

/**
 * Tell whether the page is open in Telegram's own browser. It puts objects of its own into the page; Android's newer ones
 * name themselves, too (core.telegram.org/bots/webapps#additional-data-in-user-agent).
 */
function isInTelegram(): boolean {
  return (
    /\bTelegram\b/.test(navigator.userAgent) ||
    ['TelegramWebview', 'TelegramWebviewProxy', 'TelegramWebviewProxyProto'].some((name) => name in window)
  );
}

customElements.define('feed-chooser', FeedChooser);
