import { type Block, type Inline, readPlainMarkdown } from '../formats/plain-markdown.ts';

/**
 * Shows what stands in a `<textarea>` as it may look on the page, when its `<details>` is opened and while it is open. Nothing of the
 * text becomes markup: pieces are put in as text, by the rules of the registry for links.
 *
 * ```html
 * <markdown-preview data-of="body" data-empty="…"><details><summary>…</summary><div data-part="text"></div></details></markdown-preview>
 * ```
 */
class MarkdownPreview extends HTMLElement {
  connectedCallback(): void {
    const field = document.getElementById(this.dataset.of ?? '');
    this.querySelector('details')?.addEventListener('toggle', () => this.#show());
    field?.addEventListener('input', () => this.#show());
  }

  #show(): void {
    const place = this.querySelector('[data-part="text"]');
    const field = document.getElementById(this.dataset.of ?? '');
    if (!this.querySelector('details')?.open || !place || !(field instanceof HTMLTextAreaElement)) return;
    const blocks = readPlainMarkdown(field.value);
    place.replaceChildren(...(blocks.length === 0 ? [element('p', this.dataset.empty ?? '')] : blocks.map(toElement)));
  }
}

function element(name: string, ...inside: (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  made.append(...inside);
  return made;
}

function toElement(block: Block): HTMLElement {
  switch (block.kind) {
    case 'heading':
      return element('h2', ...block.inside.map(toNode));
    case 'paragraph':
      return element('p', ...block.inside.map(toNode));
    case 'quote':
      return element('blockquote', element('p', ...block.inside.map(toNode)));
    case 'list':
      return element(block.isNumbered ? 'ol' : 'ul', ...block.items.map((item) => element('li', ...item.map(toNode))));
    case 'code':
      return element('pre', element('code', block.text));
  }
}

function toNode(inline: Inline): Node {
  switch (inline.kind) {
    case 'text':
      return document.createTextNode(inline.text);
    case 'code':
      return element('code', inline.text);
    case 'strong':
      return element('strong', ...inline.inside.map(toNode));
    case 'emphasis':
      return element('em', ...inline.inside.map(toNode));
    case 'link': {
      const link = element('a', ...inline.inside.map(toNode));
      link.setAttribute('href', inline.address);
      link.setAttribute('rel', 'nofollow noopener');
      link.setAttribute('target', '_blank');
      return link;
    }
  }
}

customElements.define('markdown-preview', MarkdownPreview);
