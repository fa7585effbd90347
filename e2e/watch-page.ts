import type { Page } from '@playwright/test';

export type Refusal = number | 'offline' | 'lost' | 'stopped';

/** Collects whatever a page does that no page should do: errors, refused content, calls to anywhere else. */
export function watchPage(page: Page, refusals: Refusal[]): string[] {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !isRefusal(message.text(), refusals)) {
      problems.push(`${message.type()}: ${message.text()}`);
    }
  });
  // Unhandled rejections come here too.
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    if (new URL(request.url()).hostname !== 'localhost' && !request.url().startsWith('http://127.0.0.1:')) {
      problems.push(`network: ${request.method()} ${request.url()}`);
    }
  });
  return problems;
}

const NOT_REACHED: Partial<Record<Refusal, string>> = {
  offline: 'net::ERR_INTERNET_DISCONNECTED',
  lost: 'net::ERR_FAILED',
  stopped: 'net::ERR_CONNECTION_REFUSED',
};

/** Chromium writes every answer of 400 and above to the console, and every request made offline. */
function isRefusal(text: string, refusals: Refusal[]): boolean {
  return refusals.some((refusal) => text.includes(NOT_REACHED[refusal] ?? `a status of ${refusal} `));
}
