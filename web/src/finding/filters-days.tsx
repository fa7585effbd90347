import { type FormEvent, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { FocusFirst } from './filters-focus.tsx';
import { isDay, istDayAt, plusDays } from './ist-days.ts';
import { inOrder, type Range } from './search-address.ts';

type Props = {
  days: Range<string>;
  presets: 'created' | 'expires';
  onChoose: (days: Range<string>) => void;
};

/** From and to, in days after today. */
const PRESETS = {
  created: [
    ['Today', 0, 0],
    ['Yesterday', -1, -1],
    ['Last 7 days', -6, 0],
    ['Last 30 days', -29, 0],
  ],
  expires: [
    ['Today', 0, 0],
    ['Tomorrow', 1, 1],
    ['Next 7 days', 0, 6],
    ['Yesterday', -1, -1],
  ],
} as const;

export function DaysPanel({ days, presets, onChoose }: Props) {
  const [from, setFrom] = useState(days.from ?? '');
  const [to, setTo] = useState(days.to ?? '');
  const [said, setSaid] = useState('');
  const today = istDayAt(Date.now());

  function apply(event: FormEvent): void {
    event.preventDefault();
    if ([from, to].some((day) => day !== '' && !isDay(day))) return setSaid('Write days from 2000 to 2099.');
    onChoose(inOrder({ from: from || null, to: to || null }));
  }

  return (
    <FocusFirst>
      <div className="grid grid-cols-2 gap-1">
        {PRESETS[presets].map(([words, first, last]) => (
          <Button
            key={words}
            onClick={() => onChoose({ from: plusDays(today, first), to: plusDays(today, last) })}
          >
            {words}
          </Button>
        ))}
      </div>
      <form onSubmit={apply} className="mt-3 grid grid-cols-2 gap-2">
        <DayField label="From" day={from} onWrite={setFrom} />
        <DayField label="To" day={to} onWrite={setTo} />
        <p role="status" className="col-span-2 text-xs text-quiet">
          {said || 'Days in IST, both inclusive.'}
        </p>
        <Button type="submit" className="col-span-2">
          Apply
        </Button>
      </form>
    </FocusFirst>
  );
}

function DayField({ label, day, onWrite }: { label: string; day: string; onWrite: (day: string) => void }) {
  return (
    <label className="min-w-0">
      <span className="text-quiet">{label}</span>
      <input
        type="date"
        min="2000-01-01"
        max="2099-12-31"
        value={day}
        onChange={({ target }) => onWrite(target.value)}
        className="mt-0.5 block h-9 w-full min-w-0 rounded-md border border-field bg-surface px-1"
      />
    </label>
  );
}
