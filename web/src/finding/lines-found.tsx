import type { ReadAs } from '@linkdesk/server/contract/finding';
import { CopyButton } from '../ui/copy-button.tsx';
import { counted, readAsWords } from './found-words.ts';

type Line = { readAs: ReadAs; found: number };
type Missing = { n: number; text: string; read: string };

/** More stand behind one click, so that the rows that were found stay in sight. */
const SHOWN = 5;

/** Of several lines: how many were found, and each that was not, as it was pasted and as it was read. */
export function LinesFound({ q, lines }: { q: string; lines: readonly Line[] }) {
  const missing = missingOf(q, lines);
  const found = lines.length - missing.length;
  return (
    <section aria-label="Lines" className="mt-2 rounded-lg border border-line bg-surface px-3 py-2">
      <p className="flex flex-wrap items-center gap-x-2">
        <span className="font-medium">
          {counted(found)} of {counted(lines.length)} {q.includes('\n') ? 'lines ' : ''}found
        </span>
        {missing.length > 0 && (
          <CopyButton
            label="Copy the lines not found"
            text={() => missing.map(({ text }) => text).join('\n')}
          />
        )}
      </p>
      <MissingLines missing={missing.slice(0, SHOWN)} />
      {missing.length > SHOWN && (
        <details>
          <summary className="min-h-6 text-accent">{counted(missing.length - SHOWN)} more not found</summary>
          <MissingLines missing={missing.slice(SHOWN)} />
        </details>
      )}
    </section>
  );
}

function MissingLines({ missing }: { missing: readonly Missing[] }) {
  return (
    <ul className="empty:hidden">
      {missing.map(({ n, text, read }) => (
        <li key={n} className="flex flex-wrap gap-x-2">
          <bdi className="min-w-0 break-words">{text}</bdi>
          <span className="text-quiet">not found · {read}</span>
        </li>
      ))}
    </ul>
  );
}

function missingOf(q: string, lines: readonly Line[]): Missing[] {
  const pasted = q
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return lines
    .map(({ readAs, found }, n) => ({
      n,
      found,
      read: readWords(readAs),
      // Only where each line was read can what was pasted stand beside it.
      text: pasted.length === lines.length ? (pasted[n] ?? '') : readAs.text,
    }))
    .filter(({ found }) => found === 0);
}

function readWords(readAs: ReadAs): string {
  const words = [readAs.kind === 'nothing' ? readAs.text : readAsWords(readAs), readAs.note];
  return words.filter(Boolean).join(' · ').replace(/^Read/, 'read') || 'not understood';
}
