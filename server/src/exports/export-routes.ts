import { fetchExport as fetchEndpoint } from '../../contract/exports.ts';
import type { Mount } from '../http/mount.ts';
import { fetchExport } from './fetch-export.ts';

export function mountExports(mount: Mount, parts: Parameters<typeof fetchExport>[0]): void {
  mount(fetchEndpoint, ({ params }, actor) => fetchExport(parts, actor, params.id));
}
