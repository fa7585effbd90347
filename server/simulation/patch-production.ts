import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadProduction, type Production } from './production.ts';
import type { WrongVariant } from './wrong-variants.ts';

const SERVER_DIR = join(import.meta.dirname, '..');

/** Production with one mistake in it. Throws when the text to be replaced is no longer there exactly once. */
export async function patchProduction(variant: WrongVariant): Promise<Production & Disposable> {
  const copy = mkdtempSync(join(tmpdir(), 'linkdesk-variant-'));
  const remove = () => rmSync(copy, { recursive: true, force: true });
  try {
    for (const folder of ['src', 'contract'])
      cpSync(join(SERVER_DIR, folder), join(copy, folder), { recursive: true });
    symlinkSync(join(SERVER_DIR, 'node_modules'), join(copy, 'node_modules'));
    writeFileSync(join(copy, 'package.json'), '{ "type": "module" }');
    for (const { file, find, replace } of variant.edits) {
      const path = join(copy, 'src', file);
      const parts = readFileSync(path, 'utf8').split(find);
      if (parts.length !== 2)
        throw new Error(`${variant.name}: ${file} has ${parts.length - 1} times ${find}`);
      writeFileSync(path, parts.join(replace));
    }
    return { ...(await loadProduction(copy)), [Symbol.dispose]: remove };
  } catch (error) {
    remove();
    throw error;
  }
}
