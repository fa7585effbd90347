import type { PayoutLinkRow } from '@linkdesk/server/contract/finding';
import { type ReactNode, useEffect, useRef } from 'react';
import { GROUPS, type PaletteEntry } from './palette-entries.ts';
import { PaletteLink } from './palette-link.tsx';
import { PALETTE_LIST } from './palette-looks.ts';

type Props = {
  id: string;
  entries: PaletteEntry[];
  links: PayoutLinkRow[];
  /** How many there are in all when not all are shown. */
  more: number | null;
  active: string | null;
  onPoint: (id: string) => void;
  onChoose: (id: string) => void;
};

/** What fits, in groups; the field above keeps the focus and names the active one. */
export function PaletteOptions({ id, entries, links, more, active, onPoint, onChoose }: Props) {
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const option = (name: string, content: ReactNode) => (
    <Option
      key={name}
      id={`${id}-${name}`}
      isActive={name === active}
      onPoint={() => onPoint(name)}
      onChoose={() => onChoose(name)}
    >
      {content}
    </Option>
  );
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label="What was found"
      tabIndex={-1}
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      className={PALETTE_LIST}
    >
      {GROUPS.map((group) => {
        const its = entries.filter((entry) => entry.group === group);
        return (
          its.length > 0 && (
            <Group key={group} name={group}>
              {its.map((entry) =>
                option(
                  entry.id,
                  <>
                    <span className={entry.isEmpty ? 'text-quiet' : ''}>{entry.name}</span>
                    {entry.detail && <span className="ml-auto text-quiet">{entry.detail}</span>}
                  </>,
                ),
              )}
            </Group>
          )
        );
      })}
      {links.length > 0 && (
        <Group name="Links">
          {links.map((link) => option(`link-${link.id}`, <PaletteLink link={link} />))}
          {more !== null &&
            option(
              'all',
              <span className="text-accent">Show all {more.toLocaleString('en-IN')} in Find</span>,
            )}
        </Group>
      )}
    </div>
  );
}

function Group({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div role="group" aria-label={name} className="pb-1">
      <p aria-hidden className="px-2 py-1 text-xs font-medium text-quiet">
        {name}
      </p>
      {children}
    </div>
  );
}

type OptionProps = {
  id: string;
  isActive: boolean;
  onPoint: () => void;
  onChoose: () => void;
  children: ReactNode;
};

/** Its keys are the field’s. */
function Option({ id, isActive, onPoint, onChoose, children }: OptionProps) {
  return (
    <button
      type="button"
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      // Moved, not merely under it: a list that grows beneath a resting pointer chooses nothing.
      onPointerMove={isActive ? undefined : onPoint}
      onClick={onChoose}
      className="flex min-h-9 w-full flex-wrap items-center gap-x-3 gap-y-0.5 rounded-md px-2 py-1 text-left aria-selected:bg-accent-soft"
    >
      {children}
    </button>
  );
}
