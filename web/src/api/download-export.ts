import { fetchExport } from '@linkdesk/server/contract/exports';

/** The browser fetches and saves the prepared file; the page never holds its content. */
export function downloadExport(id: string): void {
  const link = document.createElement('a');
  link.href = fetchExport.path.replace(':id', id);
  link.download = '';
  link.click();
}
