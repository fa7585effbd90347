import type { Directory } from '../../contract/directory.ts';
import { getDirectory } from '../../contract/directory.ts';
import type { Mount } from '../http/mount.ts';

export function mountDirectory(mount: Mount, directory: { see: () => Promise<Directory> }): void {
  mount(getDirectory, directory.see);
}
