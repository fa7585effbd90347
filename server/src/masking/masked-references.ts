import { maskReference, type Hidden } from './hidden.ts';

type References = { statusCode: string | null; reference: string | null };

/** The provider’s code and reference as they may be kept: nobody promises that a name never stands in them. */
export function maskedReferences({ statusCode, reference }: References, hidden: Hidden): References {
  const masked = (text: string | null) => (text === null ? null : maskReference(text, hidden));
  return { statusCode: isCode(statusCode) ? statusCode : masked(statusCode), reference: masked(reference) };
}

/** The provider’s own codes stay, though somebody may be called Ian. */
const isCode = (text: string | null) => text !== null && /^[A-Z]{2,5}$/.test(text);
