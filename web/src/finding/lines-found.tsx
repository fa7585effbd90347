import type { ReadAs } from '@linkdesk/server/contract/finding';
import { CopyButton } from '../ui/copy-button.tsx';
import { counted, readAsWords } from './found-words.ts';

type Line = { readAs: ReadAs; found: number };

/** Of several lines: how many were found, and each that was not, as it was pasted and as it was read. */
export function LinesFound({ q, lines }: { q: string; lines: readonly Line[] }) {
  const pasted = q
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const named = lines.map((line, index) => ({
    ...line,
    // Only line by line can what was pasted be told from what was read.
    text: pasted.length === lines.length ? (pasted[index] ?? '') : line.readAs.text,
  }));
  const missing = named.filter(({ found }) => found === 0);
  return (
    <section aria-label="Lines" className="mt-2 rounded-lg border border-line bg-surface px-3 py-2">
      <p className="flex flex-wrap items-center gap-x-2">
        <span className="font-medium">
          {counted(lines.length - missing.length)} of {counted(lines.length)} lines found
        </span>
        {missing.length > 0 && (
          <CopyButton
            label="Copy the lines not found"
            text={() => missing.map(({ text }) => text).join('\n')}
          />
        )}
      </p>
      {missing.length > 0 && (
        <ul aria-label="Not found" tabIndex={0} className="mt-1 max-h-32 overflow-auto text-sm">
          {missing.map(({ text, readAs }, index) => (
            <li key={index} className="flex flex-wrap gap-x-2">
              <bdi className="min-w-0 break-words">{text}</bdi>
              <span className="text-quiet">not found · {lineWords(readAs)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function lineWords(readAs: ReadAs): string {
  const words = [readAs.kind === 'nothing' ? readAs.text : readAsWords(readAs), readAs.note];
  return words.filter(Boolean).join(' · ').replace(/^Read/, 'read') || 'not understood';
}
