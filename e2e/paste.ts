import type { Page } from '@playwright/test';

/** Puts words on the clipboard and pastes them where the focus is, as a person does. */
export async function paste(page: Page, words: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((text) => navigator.clipboard.writeText(text), words);
  await page.keyboard.press('ControlOrMeta+V');
}
