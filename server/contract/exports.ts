import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';

/** The address is of no use to anybody else, after ten minutes, or a second time. */
export const fetchExport = endpoint({
  does: 'Fetch a prepared CSV file: once, within ten minutes, by the person who asked for it',
  method: 'GET',
  path: '/api/exports/:id.csv',
  permission: 'export',
  act: 'export-fetch',
  params: z.strictObject({ id: z.uuid() }),
  download: 'text/csv',
  output: z.string(),
});
