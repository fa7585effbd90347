/**
 * What can be done on the page as it stands. A button offers itself to Find anything by `data-act`, which is what
 * it is called there: pressed from there, it does what it does here, and only where it is here.
 */
export function actsOnPage(): { name: string; button: HTMLElement }[] {
  const acts = new Map<string, HTMLElement>();
  for (const button of document.querySelectorAll<HTMLElement>('[data-act]:not(:disabled)')) {
    const name = button.dataset['act'];
    if (name && button.ariaDisabled !== 'true' && !acts.has(name)) acts.set(name, button);
  }
  return [...acts].map(([name, button]) => ({ name, button }));
}
