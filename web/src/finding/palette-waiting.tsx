import { Dialog } from '../ui/dialog.tsx';
import { PaletteField } from './palette-field.tsx';
import { PALETTE_FOOT, PALETTE_LIST } from './palette-looks.ts';

type Props = { text: string; onTake: (text: string, whole: boolean) => void; onClose: () => void };

/** The search over a page while the rest of its program is on its way: as large, and its field takes every key. */
export function PaletteWaiting({ text, onTake, onClose }: Props) {
  return (
    <Dialog title="Find anything" high onClose={onClose}>
      <PaletteField value={text} onTake={onTake} list={undefined} />
      <div className={PALETTE_LIST} />
      <div className={PALETTE_FOOT}>
        <p role="status">One moment</p>
      </div>
    </Dialog>
  );
}
