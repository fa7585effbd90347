import { PaletteField } from './palette-field.tsx';
import { PALETTE_FOOT, PALETTE_LIST } from './palette-looks.ts';

type Props = { text: string; onTake: (text: string, whole: boolean) => void; onEnter: () => void };

/** The search over a page while the rest of its program is on its way: as large, and its field takes every key. */
export function PaletteWaiting({ text, onTake, onEnter }: Props) {
  return (
    <>
      <PaletteField
        value={text}
        onTake={onTake}
        onKeyDown={({ key, nativeEvent }) => key === 'Enter' && !nativeEvent.isComposing && onEnter()}
        list={undefined}
      />
      <div className={PALETTE_LIST} />
      <div className={PALETTE_FOOT}>
        <p role="status">One moment</p>
      </div>
    </>
  );
}
