import { foldWords } from '../directory/fold-words.ts';
import { emailForm, orderIdForm, referenceForm } from '../directory/key-forms.ts';
import { plainText } from '../directory/plain-text.ts';
import type { Meaning, Paste } from './paste.ts';
import { readMobile } from './read-mobile.ts';

/** What somebody typed or pasted, understood. */
export function readPaste(text: string): Paste {
  const plain = plainText(text).replace(/\s+/g, ' ').trim();
  if (plain === '') return { kind: 'everything' };
  const one = (...tiers: Meaning[][]): Paste => ({ kind: 'one', tiers, note: null });
  const linkId = /(?<![0-9A-Za-z])[0-9a-fA-F]{24}(?![0-9A-Za-z])/.exec(plain)?.[0];
  if (linkId !== undefined) return one([{ by: 'link id', linkId: linkId.toLowerCase() }]);
  const orderId = /(?<![0-9A-Za-z])\d{13}[A-Za-z]{5}(?![0-9A-Za-z])/.exec(plain)?.[0];
  if (orderId !== undefined) return one([{ by: 'order id', orderId: orderIdForm(orderId) }]);
  const email = EMAIL.exec(plain)?.[0];
  if (email !== undefined) return one([{ by: 'e-mail', email: emailForm(email) }]);
  const mobile = readMobile(plain);
  if (mobile !== null) return one([{ by: 'mobile', mobile }]);
  if (/^\d{4,9}$/.test(plain)) {
    return one(
      [
        { by: 'mobile end', digits: plain },
        { by: 'account end', digits: plain },
        { by: 'reference', reference: plain },
      ],
      [{ by: 'amount', paise: Number(plain) * 100 }],
    );
  }
  const reference = referenceForm(plain);
  if (/\d/.test(plain)) return one([{ by: 'reference', reference }]);
  const words = foldWords(plain);
  return words.length === 0
    ? { kind: 'nothing', because: 'Nothing can be found by this.' }
    : one([{ by: 'words', words }]);
}

const EMAIL =
  /(?<![^\s<>,;:"'’‘()[\]=])[^\s@<>,;:"'’‘()[\]=][^\s@<>,;:"()[\]=]{0,63}@[\p{L}\p{M}\p{N}-]{1,63}(?:\.[\p{L}\p{M}\p{N}-]{1,63})+/u;
