import { Menu } from '../ui/menu.tsx';
import { type ColumnId, COLUMNS } from './table-columns.ts';
import { chooseColumns, useChosenColumns } from './table-columns-chosen.ts';

/** Which columns the table shows; their order is always the same. */
export function TableColumnsMenu() {
  const shown = useChosenColumns().map(({ id }) => id);
  return (
    <Menu label="Choose columns" word="Columns">
      {COLUMNS.filter((column) => column.shown !== 'always').map(({ id, title }) => (
        <label key={id} className="flex min-h-9 items-center gap-2 rounded-md px-2 hover:bg-raised">
          <input
            type="checkbox"
            checked={shown.includes(id)}
            onChange={() => chooseColumns(without(shown, id))}
            className="size-4"
          />
          {title}
        </label>
      ))}
    </Menu>
  );
}

function without(shown: readonly ColumnId[], id: ColumnId): ColumnId[] {
  return shown.includes(id) ? shown.filter((other) => other !== id) : [...shown, id];
}
