import { type ReactNode, useEffect, useState } from 'react';
import type { AuditAddress } from './audit-address.ts';
import { ACTIONS, actionWord } from './audit-actions.ts';

const FIELD = 'mt-0.5 block h-9 w-full min-w-0 rounded-md border border-field bg-surface px-2';

type Props = {
  address: AuditAddress;
  /** Whose acts may be asked for; null where a person sees only their own. */
  actors: { id: string; name: string }[] | null;
  onChange: (address: AuditAddress) => void;
};

export function AuditFilters({ address, actors, onChange }: Props) {
  const set = (change: Partial<AuditAddress>) => onChange({ ...address, ...change });
  const actions = Object.entries(ACTIONS);
  return (
    <div role="group" aria-label="Filters" className="grid gap-x-3 gap-y-2 sm:grid-cols-2 lg:grid-cols-5">
      {actors && (
        <Field label="Who">
          <Choice
            value={address.actor}
            all="Everybody"
            offered={actors.map(({ id, name }) => [id, name] as const)}
            onChoose={(actor) => set({ actor })}
          />
        </Field>
      )}
      <Field label="Act">
        <Choice
          value={address.action}
          all="Every act"
          offered={withOwn(actions, address.action)}
          onChoose={(action) => set({ action })}
        />
      </Field>
      <Field label="Link or other id">
        <SubjectInput value={address.subject} onWrite={(subject) => set({ subject })} />
      </Field>
      <Field label="From (day, IST)">
        <input
          type="date"
          value={address.from}
          onChange={(event) => set({ from: event.target.value })}
          className={FIELD}
        />
      </Field>
      <Field label="To (day, IST)">
        <input
          type="date"
          value={address.to}
          onChange={(event) => set({ to: event.target.value })}
          className={FIELD}
        />
      </Field>
    </div>
  );
}

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <label className="min-w-0">
      <span className="text-quiet">{label}</span>
      {children}
    </label>
  );
}

type Offered = readonly (readonly [value: string, word: string])[];

/** An address may name what this list does not know yet. */
function withOwn(offered: Offered, value: string): Offered {
  const known = value === '' || offered.some(([own]) => own === value);
  return known ? offered : [...offered, [value, actionWord(value)]];
}

type ChoiceProps = { value: string; all: string; offered: Offered; onChoose: (value: string) => void };

function Choice({ value, all, offered, onChoose }: ChoiceProps) {
  return (
    <select value={value} onChange={(event) => onChoose(event.target.value)} className={FIELD}>
      <option value="">{all}</option>
      {withOwn(offered, value).map(([own, word]) => (
        <option key={own} value={own}>
          {word}
        </option>
      ))}
    </select>
  );
}

/** Asks once the id is whole: on Enter, and when the field is left. */
function SubjectInput({ value, onWrite }: { value: string; onWrite: (subject: string) => void }) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const write = () => {
    if (typed.trim() !== value) onWrite(typed.trim());
  };
  return (
    <input
      type="search"
      autoComplete="off"
      spellCheck={false}
      maxLength={120}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={write}
      onKeyDown={(event) => {
        if (event.key === 'Enter') write();
      }}
      className={FIELD}
    />
  );
}
