import type { EventEntry } from '../domain/event.ts';
import { cleanLine } from './clean-text.ts';
import type { EventDraft } from './draft-entry.ts';

type Price = Pick<EventDraft, 'price' | 'amount' | 'currency'>;

/** Read a price as people write it, in Russian or English: «бесплатно», «донат», `10`, `12,50 €`, `10 EURMTL`. Nothing for what is none. */
export function parsePrice(text: string): Price | undefined {
  const words = text.trim().toLowerCase();
  if (['бесплатно', 'free', '0'].includes(words)) return { price: 'free', amount: '', currency: '' };
  if (['донат', 'за донат', 'donation', 'for a donation'].includes(words))
    return { price: 'donation', amount: '', currency: '' };
  const [, amount = '', sign = ''] =
    /^(\d[\d\s\u00a0\u202f]{0,12}(?:[.,]\d{1,7})?) ?(€|евро|euros?|[a-z][a-z0-9]{2,11})?$/.exec(words) ?? [];
  if (amount === '') return undefined;
  const isEuro = /^(?:€|евро|euros?|)$/.test(sign);
  return { price: 'amount', amount: amount.trim(), currency: isEuro ? 'EUR' : sign.toUpperCase() };
}

/** Read a price from elsewhere as an event file has it. */
export function readPrice(text: string): EventEntry['price'] {
  const { price, amount = '', currency = '' } = parsePrice(cleanLine(text).replace(/^€ ?(.+)$/, '$1 €')) ?? {};
  if (price === 'free' || price === 'donation') return price;
  return price === undefined ? undefined : { amount: Number(amount.replaceAll(/\s/g, '').replace(',', '.')), currency };
}
