import { Link, Route, Routes } from 'react-router';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { sampleSession } from '../testing/sample-session.ts';
import { leaveDesk, showDesk } from '../testing/show-desk.tsx';
import { Page } from './page.tsx';

let realAddress = '';
beforeEach(() => {
  realAddress = location.href;
});
afterEach(() => {
  leaveDesk();
  history.replaceState(null, '', realAddress);
});

test('a page that comes in the place of what had the focus takes it, and says its title', async () => {
  showDesk(
    <Routes>
      <Route path="/" element={<Link to="/links/1">Open</Link>} />
      <Route path="/links/1" element={<Page title="₹500.00 Issued">Link page</Page>} />
    </Routes>,
    sampleSession(),
  );
  const open = page.getByRole('link', { name: 'Open' });
  (open.element() as HTMLElement).focus();
  await open.click();
  await expect.element(page.getByRole('main', { name: '₹500.00 Issued' })).toHaveFocus();
});

test('a page leaves the focus to a control that stands beyond it', async () => {
  showDesk(
    <>
      <Link to="/audit">Audit</Link>
      <Routes>
        <Route path="/" element={<Page title="Find">Find</Page>} />
        <Route path="/audit" element={<Page title="Audit">Entries</Page>} />
      </Routes>
    </>,
    sampleSession(),
  );
  const audit = page.getByRole('link', { name: 'Audit' });
  (audit.element() as HTMLElement).focus();
  await audit.click();
  await expect.element(page.getByText('Entries')).toBeVisible();
  await expect.element(audit).toHaveFocus();
});
