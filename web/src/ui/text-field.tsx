import type { ReactNode } from 'react';

type Props = {
  label: string;
  type?: 'text' | 'email';
  value: string;
  maxLength: number;
  onType: (text: string) => void;
  /** Gets the focus when its dialog opens. */
  first?: boolean;
  hint?: ReactNode;
};

/** One line of words with its label above. */
export function TextField({ label, type = 'text', value, maxLength, onType, first = false, hint }: Props) {
  return (
    <label className="mt-3 block">
      <span className="font-semibold">{label}</span>
      {hint && <span className="block text-quiet">{hint}</span>}
      <input
        type={type}
        autoComplete="off"
        data-first-focus={first ? '' : undefined}
        maxLength={maxLength}
        value={value}
        onChange={(event) => onType(event.target.value)}
        className="mt-0.5 block h-9 w-full rounded-md border border-field bg-surface px-2"
      />
    </label>
  );
}
