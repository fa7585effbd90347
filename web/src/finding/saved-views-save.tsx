import { type FormEvent, useState } from 'react';
import { Button } from '../ui/button.tsx';

type Props = { taken: readonly string[]; onSave: (name: string) => Promise<unknown> };

/** What is filtered now, under a name. */
export function SaveView({ taken, onSave }: Props) {
  const [text, setText] = useState('');
  const [said, setSaid] = useState('');
  const name = text.trim();

  function save(event: FormEvent): void {
    event.preventDefault();
    if (name === '') return setSaid('Write a name first.');
    setSaid('');
    // Why it failed stands above, with every other trouble of this menu.
    onSave(name).then(
      () => {
        setText('');
        setSaid(`Saved as ${name}.`);
      },
      () => undefined,
    );
  }

  return (
    <form onSubmit={save} className="mt-2 border-t border-line pt-2">
      <label>
        <span className="text-quiet">Save what is filtered now as</span>
        <input
          type="text"
          autoComplete="off"
          maxLength={60}
          value={text}
          onChange={({ target }) => setText(target.value)}
          className="mt-0.5 block h-9 w-full rounded-md border border-field bg-surface px-2"
        />
      </label>
      <p role="status" className="mt-1 min-h-5 text-quiet">
        {taken.includes(name) ? 'It takes the place of your view of this name.' : said}
      </p>
      <Button type="submit" className="w-full">
        Save
      </Button>
    </form>
  );
}
