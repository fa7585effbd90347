import { type FormEvent, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { FocusFirst } from './filters-focus.tsx';
import { paiseOf, rupeesText } from './rupees.ts';
import { inOrder, type Range } from './search-address.ts';

type Props = { amount: Range<number>; onChoose: (amount: Range<number>) => void };

export function AmountPanel({ amount, onChoose }: Props) {
  const [from, setFrom] = useState(amount.from === null ? '' : rupeesText(amount.from));
  const [to, setTo] = useState(amount.to === null ? '' : rupeesText(amount.to));
  const [said, setSaid] = useState('');

  function apply(event: FormEvent): void {
    event.preventDefault();
    const range = { from: paiseOf(from), to: paiseOf(to) };
    const unread = [
      [from, range.from],
      [to, range.to],
    ].find(([text, paise]) => String(text).trim() !== '' && paise === null);
    if (unread) setSaid(`“${unread[0]}” is no amount. Write it like 500, 1,20,000 or 2 lakh.`);
    else onChoose(inOrder(range));
  }

  return (
    <FocusFirst>
      <form onSubmit={apply} className="grid grid-cols-2 gap-2">
        <AmountField label="From ₹" text={from} onWrite={setFrom} />
        <AmountField label="To ₹" text={to} onWrite={setTo} />
        <p role="status" className="col-span-2 text-xs text-quiet">
          {said || 'From and to, inclusive. One is enough.'}
        </p>
        <Button type="submit" className="col-span-2">
          Apply
        </Button>
      </form>
    </FocusFirst>
  );
}

type FieldProps = { label: string; text: string; onWrite: (text: string) => void };

function AmountField({ label, text, onWrite }: FieldProps) {
  return (
    <label className="min-w-0">
      <span className="text-quiet">{label}</span>
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        maxLength={30}
        value={text}
        onChange={({ target }) => onWrite(target.value)}
        className="mt-0.5 block h-9 w-full min-w-0 rounded-md border border-field bg-surface px-2 text-right"
      />
    </label>
  );
}
