/**
 * Copies what its `<code>` says when its button is pressed, and tells so. Where the browser refuses, the text is selected.
 *
 * ```html
 * <copy-text data-copied="Скопировано" data-refused="Не вышло…"><code>https://…</code> <button type="button">…</button> <span role="status"></span></copy-text>
 * ```
 */
class CopyText extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => this.#copy());
  }

  async #copy(): Promise<void> {
    const code = this.querySelector('code');
    const status = this.querySelector('[role="status"]');
    if (!code || !status) return;
    const copied = await copy(code);
    status.textContent = (copied ? this.dataset.copied : this.dataset.refused) ?? '';
  }
}

async function copy(code: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(code.textContent);
    return true;
  } catch {
    getSelection()?.selectAllChildren(code);
    // The browsers inside of apps refuse the clipboard to scripts, and still know the command of old.
    return document.execCommand('copy');
  }
}

customElements.define('copy-text', CopyText);
