import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { useAnnounce } from './announcer.tsx';

type Props = {
  /** Asked when clicked, so that "copied at" facts are those of the click. */
  text: () => string;
  /** The accessible name: what is copied. */
  label: string;
  /** Shows the label beside the icon. */
  wide?: boolean;
  /** -1 where the keys that reach it are not Tab's. */
  tabIndex?: number;
};

/** Puts text on the clipboard and says so; where the clipboard is closed, says that instead. */
export function CopyButton({ text, label, wide = false, tabIndex }: Props) {
  const [copied, setCopied] = useState(false);
  const announce = useAnnounce();

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text());
      setCopied(true);
      announce('Copied.');
    } catch {
      announce('Not copied: this browser does not allow it here.');
    }
  }

  const Icon = copied ? Check : Copy;
  if (wide) {
    return (
      <Button data-act={label} onClick={copy}>
        <Icon size={14} aria-hidden /> {label}
      </Button>
    );
  }
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      onClick={copy}
      aria-label={label}
      title={label}
      className="inline-flex size-6 shrink-0 items-center justify-center rounded align-middle text-quiet hover:bg-raised hover:text-ink print:hidden"
    >
      <Icon size={14} aria-hidden />
    </button>
  );
}
