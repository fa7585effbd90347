import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { show } from '../testing/show.tsx';
import { Dialog } from './dialog.tsx';

test('Enter in a field of a dialog sends nothing, not even where a form would', async () => {
  const send = vi.fn<(event: { preventDefault: () => void }) => void>((event) => event.preventDefault());
  show(
    <Dialog title="Sure?" onClose={() => {}}>
      <form onSubmit={send}>
        <input aria-label="Ticket" data-first-focus />
        <button type="submit">Send</button>
      </form>
    </Dialog>,
  );
  await expect.element(page.getByLabelText('Ticket')).toHaveFocus();
  await userEvent.keyboard('T-1{Enter}');
  expect(send).not.toHaveBeenCalled();
  await page.getByRole('button', { name: 'Send' }).click();
  expect(send).toHaveBeenCalledOnce();
});

test('each Esc reaches the owner, also one that the browser does not let us refuse', async () => {
  const close = vi.fn<() => void>();
  show(
    <Dialog title="Sure?" onClose={close}>
      <button type="button">Yes</button>
    </Dialog>,
  );
  await userEvent.keyboard('{Escape}');
  expect(close).toHaveBeenCalledOnce();
  await userEvent.keyboard('{Escape}');
  await vi.waitFor(() => expect(close).toHaveBeenCalledTimes(2));
});
