import type { Directory } from '@linkdesk/server/contract/directory';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { directoryQuery } from './directory-query.ts';
import { directoryWords } from './directory-words.ts';

/** The same where no list is shown. */
export function DirectoryAlone() {
  return <DirectoryLine directory={useQuery(directoryQuery({ waiting: false })).data} />;
}

/** What the list can know at all: one line, whatever it says, so that no row moves. What does not fit is a click away. */
export function DirectoryLine({ directory }: { directory: Directory | undefined }) {
  const filling = directory?.state === 'filling' && directory.read !== null && directory.atProvider !== null;
  return (
    <div className="mt-1 flex min-h-6 items-center gap-3 text-xs leading-4 text-quiet print:hidden">
      {directory && <Words words={directoryWords(directory).join(' · ')} />}
      {filling && (
        <progress
          aria-label="InstantPay’s list read"
          value={directory.read ?? 0}
          max={Math.max(directory.atProvider ?? 0, 1)}
          className="h-1.5 w-40 shrink-0 max-sm:w-16"
        />
      )}
    </div>
  );
}

function Words({ words }: { words: string }) {
  const line = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState(false);
  const [isCut, setIsCut] = useState(false);

  useLayoutEffect(() => {
    const element = line.current;
    if (!element || open) return;
    const measure = () => setIsCut(element.scrollWidth > element.clientWidth);
    measure();
    // In the next picture: the line may not be changed while its width is being told.
    const observer = new ResizeObserver(() => requestAnimationFrame(measure));
    observer.observe(element);
    return () => observer.disconnect();
  }, [words, open]);

  return (
    <span className="flex min-h-6 min-w-0 items-center gap-1">
      <span ref={line} className={open ? '' : 'truncate'}>
        {words}
      </span>
      {(isCut || open) && (
        <button
          type="button"
          aria-expanded={open}
          aria-label="All of this line"
          title="All of this line"
          onClick={() => setOpen(!open)}
          className="inline-flex size-6 shrink-0 items-center justify-center rounded hover:bg-raised hover:text-ink"
        >
          <ChevronDown size={13} className={open ? 'rotate-180' : ''} aria-hidden />
        </button>
      )}
    </span>
  );
}
