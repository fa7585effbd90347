import { fetchExport as fetchEndpoint } from '../../contract/exports.ts';
import { exportPayoutLinks } from '../../contract/finding.ts';
import type { Mount } from '../http/mount.ts';
import { fetchExport, type ToFetch } from './fetch-export.ts';
import { prepareLinkExport } from './prepare-export.ts';

type Parts = ToFetch & Parameters<typeof prepareLinkExport>[0];

export function mountExports(mount: Mount, parts: Parts): void {
  mount(exportPayoutLinks, ({ body }, actor) => prepareLinkExport(parts, actor, body));

  mount(fetchEndpoint, ({ params }, actor) => fetchExport(parts, actor, params.id));
}
