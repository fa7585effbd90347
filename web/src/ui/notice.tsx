import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

const TONES = {
  info: { icon: Info, colours: 'bg-raised text-ink' },
  good: { icon: CircleCheck, colours: 'bg-good-soft text-good' },
  warning: { icon: TriangleAlert, colours: 'bg-busy-soft text-busy' },
  alarm: { icon: CircleAlert, colours: 'bg-alarm-soft text-alarm' },
};

export type Tone = keyof typeof TONES;

/** A framed message; the first line in the tone's colour, the rest in plain ink. */
export function Notice({ tone, title, children }: { tone: Tone; title: ReactNode; children?: ReactNode }) {
  const { icon: Icon, colours } = TONES[tone];
  return (
    <div className={`flex gap-2 rounded-lg border border-transparent px-3 py-2.5 ${colours}`}>
      <Icon size={16} className="mt-0.5 shrink-0" aria-hidden />
      <div className="min-w-0 flex-1 space-y-1">
        <p className="font-semibold">{title}</p>
        {children && <div className="space-y-1 text-ink">{children}</div>}
      </div>
    </div>
  );
}
