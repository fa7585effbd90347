import { Keyboard } from 'lucide-react';
import { setSingleKeys, singleKeysOn } from './single-keys.ts';

/** The keys that work, in a popover, with the switch for the single ones. */
export function ShortcutsHelp() {
  return (
    <>
      <button
        type="button"
        data-act="Keyboard shortcuts"
        popoverTarget="shortcuts"
        aria-label="Keyboard shortcuts"
        title="Keyboard shortcuts"
        className="inline-flex size-9 items-center justify-center rounded-md text-quiet hover:bg-raised hover:text-ink"
      >
        <Keyboard size={16} aria-hidden />
      </button>
      <div
        id="shortcuts"
        popover="auto"
        role="dialog"
        aria-label="Keyboard shortcuts"
        className="m-auto max-w-[calc(100vw-1rem)] rounded-xl border border-line bg-surface p-4 text-ink shadow-xl"
      >
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
          <Keys keys="Ctrl K or ⌘ K">Find anything: links, worklists, pages, actions</Keys>
          <Keys keys="/">The same; on Find, go to its field</Keys>
          <Keys keys="Ctrl Enter">There: show all that match in Find</Keys>
          <Keys keys="c">Check with caller, on the page of a link</Keys>
          <Keys keys="↑ ↓">Walk the links found</Keys>
          <Keys keys="Enter">Open the link</Keys>
          <Keys keys="Esc">Close a dialog; nothing is sent</Keys>
        </dl>
        <label className="mt-3 flex min-h-9 items-center gap-2">
          <input
            type="checkbox"
            defaultChecked={singleKeysOn()}
            onChange={(event) => setSingleKeys(event.target.checked)}
          />
          Use the single keys / and c
        </label>
      </div>
    </>
  );
}

function Keys({ keys, children }: { keys: string; children: string }) {
  return (
    <>
      <dt className="font-mono text-quiet">{keys}</dt>
      <dd>{children}</dd>
    </>
  );
}
