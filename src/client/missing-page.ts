import { eventPage } from '../formats/addresses.ts';
import { nearAddresses, wordsOfAddress } from '../formats/near-address.ts';
import { openSearchIndex } from './search-index.ts';

/**
 * Offers what somebody may have looked for who came to an address that leads nowhere: its words in the search fields, and the
 * events whose addresses are like it.
 *
 * ```html
 * <missing-page data-base="/mivent/" data-index="/mivent/pagefind/">
 *   <form action="/mivent/search/"><input name="q"> <small data-part="note" class="note">Слова взяты из адреса.</small></form>
 *   <section data-part="near"><h2>Возможно, вам сюда</h2><ul></ul></section>
 *   <div lang="en"><form action="/mivent/en/search/"> … </form></div>
 * </missing-page>
 * ```
 * What has been filled in gets the class `filled`; until then it keeps its room and is not seen.
 */
class MissingPage extends HTMLElement {
  connectedCallback(): void {
    const base = this.dataset.base ?? '/';
    const path = location.pathname.startsWith(base) ? location.pathname.slice(base.length) : location.pathname;
    const words = wordsOfAddress(path);
    if (words.length === 0) return;
    for (const field of this.querySelectorAll<HTMLInputElement>('input[name="q"]')) field.value = words.join(' ');
    for (const note of this.querySelectorAll<HTMLElement>('[data-part="note"]')) note.classList.add('filled');
    this.#offerNear(path, words, base).catch((error) => console.error(error));
  }

  async #offerNear(path: string, words: readonly string[], base: string): Promise<void> {
    const index = await openSearchIndex(this.dataset.index ?? '/pagefind/');
    const near = nearAddresses(words, await index.ids());
    const cards = await index.cards(near);
    const section = this.querySelector<HTMLElement>('[data-part="near"]');
    if (!section || cards.length === 0) return;
    const isEnglish = path.startsWith('en/');
    const items = cards.map(({ id, title, lang, date }) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = base + eventPage(id, isEnglish ? 'en' : 'ru');
      link.textContent = title;
      link.lang = lang;
      item.append(link, ` — ${date[isEnglish ? 1 : 0]}`);
      item.lang = isEnglish ? 'en' : 'ru';
      return item;
    });
    section.querySelector('ul')?.replaceChildren(...items);
    section.classList.add('filled');
  }
}

customElements.define('missing-page', MissingPage);
