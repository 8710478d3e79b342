import { formatEmbedSnippet } from '../formats/embed-snippet.ts';

/**
 * Writes the code for other sites as its form is filled in, and shows what it makes.
 *
 * ```html
 * <embed-builder data-script="https://…/embed.js">
 *   <select name="scope"><option value="region=me-16" data-page-ru="https://…" data-name-ru="Афиша: Подгорица" data-page-en=…>…</option></select>
 *   <input name="limit" type="number"> <select name="lang">…</select>
 *   <code data-snippet>…</code>
 *   <mivent-events>…</mivent-events>
 * </embed-builder>
 * ```
 */
class EmbedBuilder extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('input', () => this.#write());
    this.#write();
  }

  #write(): void {
    const option = this.querySelector<HTMLSelectElement>('select[name="scope"]')?.selectedOptions[0];
    const limit = this.querySelector<HTMLInputElement>('input[name="limit"]');
    const lang = this.querySelector<HTMLSelectElement>('select[name="lang"]')?.value;
    const code = this.querySelector('[data-snippet]');
    if (!option || !limit || !lang || !code) return;
    const [name, key] = option.value.split('=');
    const scope = name && key ? ([name, key] as const) : undefined;
    const count = limit.validity.valid && limit.value !== '' ? limit.valueAsNumber : Number(limit.defaultValue);
    const page = option.getAttribute(`data-page-${lang}`) ?? '';
    const heading = option.getAttribute(`data-name-${lang}`) ?? '';
    code.textContent = formatEmbedSnippet(this.dataset.script ?? '', page, heading, { scope, limit: count, lang });

    const example = this.querySelector('mivent-events');
    if (!example) return;
    for (const attribute of ['region', 'format']) {
      if (attribute === scope?.[0]) example.setAttribute(attribute, scope[1]);
      else example.removeAttribute(attribute);
    }
    example.setAttribute('limit', String(count));
    example.setAttribute('lang', lang);
  }
}

customElements.define('embed-builder', EmbedBuilder);
