import { Button } from '../ui/button.tsx';
import { type Changes, changesWords } from './changes-of.ts';

/** Keeps its place above the rows while it has nothing to say, so that they never move when it speaks. */
export function ChangedNotice({ changes, onShow }: { changes: Changes; onShow: () => void }) {
  const words = changesWords(changes);
  return (
    <div role="status" className="flex min-h-9 items-center max-sm:basis-full print:hidden">
      {words && (
        <Button look="quiet" onClick={onShow}>
          {words}: Show
        </Button>
      )}
    </div>
  );
}
