import { Button } from '../ui/button.tsx';
import { type Changes, changesWords } from './changes-of.ts';

/** Keeps its place above the rows while it has nothing to say, so that they never move when it speaks. */
export function ChangedNotice({ changes, onShow }: { changes: Changes; onShow: () => void }) {
  const words = changesWords(changes);
  return (
    <div role="status" className="flex min-h-9 min-w-40 items-center sm:min-w-52 print:hidden">
      {words && (
        <Button look="quiet" className="px-1! whitespace-nowrap" onClick={onShow}>
          {words}: Show
        </Button>
      )}
    </div>
  );
}
