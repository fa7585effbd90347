import { Button } from '../ui/button.tsx';
import { type Changes, changesWords } from './changes-of.ts';

/** Keeps its place above the rows, or lies over them on narrow screens, so that they never move when it speaks. */
export function ChangedNotice({ changes, onShow }: { changes: Changes; onShow: () => void }) {
  const words = changesWords(changes);
  return (
    <div
      role="status"
      className="flex items-center max-sm:fixed max-sm:inset-x-0 max-sm:bottom-16 max-sm:z-20 max-sm:justify-center sm:min-h-9 sm:min-w-52 print:hidden"
    >
      {words && (
        <Button
          look="quiet"
          className="whitespace-nowrap max-sm:border-line! max-sm:bg-surface max-sm:shadow-xl sm:px-1!"
          onClick={onShow}
        >
          {words}: Show
        </Button>
      )}
    </div>
  );
}
