import * as z from 'zod/mini';

/** Indian money as whole paise; never a fraction, never a float of rupees. */
export const Money = z.strictObject({ paise: z.int(), currency: z.literal('INR') });
export type Money = z.infer<typeof Money>;

/** Made once: making one costs a hundred times what using it does. */
const rupees = new Intl.NumberFormat('en-IN', { style: 'currency', currency: 'INR' });

/** `₹1,20,000.00`: Indian grouping, always two decimals. */
export function formatMoney(money: Money): string {
  return rupees.format(money.paise / 100);
}
