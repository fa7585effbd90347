import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Problem } from '../../contract/problem.ts';
import { sessionIn, START, startCompanyDesk, isFresh, type CompanyDesk } from '../../testing/company-desk.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { runSql } from '../../testing/run-sql.ts';
import { signIn } from '../../testing/sign-in.ts';
import { walkingBrowser } from '../../testing/walking-browser.ts';

forEachDatabase((kind) => {
  let desk: CompanyDesk;
  beforeAll(async () => {
    desk = await startCompanyDesk(kind);
  });
  afterAll(() => desk.close());

  test('to show that it is still the same person, the company asks anew and the session gets a new secret', async () => {
    desk.company.signsIn('esha', { name: 'Esha', groups: ['finance'] });
    const browser = walkingBrowser(desk.server);
    await desk.walkIn(browser);
    const before = {
      session: await sessionIn(browser),
      secret: browser.cookie('linkdesk'),
      asked: desk.company.asked(),
    };
    const old = browser.page();
    await runSql(desk.server.database, `update person_session set proved_at = 1`);
    expect(isFresh(await sessionIn(browser))).toBe(false);

    expect(await desk.walkIn(browser, { fresh: true })).toBe('/signed-in-again');
    expect(desk.company.asked()).toBe(before.asked + 1);
    const after = await sessionIn(browser);
    expect(after?.person.id).toBe(before.session?.person.id);
    expect(after?.endsAt).toBe(before.session?.endsAt);
    expect(isFresh(after)).toBe(true);
    expect(browser.cookie('linkdesk')).not.toBe(before.secret);
    expect((await old.get('/api/session')).status).toBe(401);
    expect((await desk.enteredOf(after?.person.id ?? '')).at(-1)).toEqual([
      'fresh-sign-in',
      { how: 'company' },
    ]);
  });

  test('somebody else who signs in at the company proves nothing for the session that is open', async () => {
    desk.company.signsIn('farah', { name: 'Farah', groups: ['finance'] });
    const browser = walkingBrowser(desk.server);
    await desk.walkIn(browser);
    await runSql(desk.server.database, `update person_session set proved_at = 1`);
    const secret = browser.cookie('linkdesk');
    browser.forgetOthers();
    desk.company.signsIn('gopal', { name: 'Gopal', groups: ['finance-lead'] });
    expect(await desk.walkIn(browser, { fresh: true })).toBe('/signed-in-again?company=other-person');
    const session = await sessionIn(browser);
    expect([session?.person.name, browser.cookie('linkdesk')]).toEqual(['Farah', secret]);
    expect(isFresh(session)).toBe(false);
    expect((await desk.enteredOf(session?.person.id ?? '')).at(-1)).toEqual([
      'fresh-sign-in-refused',
      { how: 'company', because: 'other-person' },
    ]);
  });

  test('whoever has other roles by then goes on with those, and every other session of theirs ends', async () => {
    desk.company.signsIn('nikhil', { name: 'Nikhil', groups: ['finance'] });
    const [here, elsewhere] = [walkingBrowser(desk.server), walkingBrowser(desk.server)];
    await desk.walkIn(here);
    await desk.walkIn(elsewhere);
    const old = here.page();
    desk.company.signsIn('nikhil', { name: 'Nikhil', groups: ['support'] });
    expect(await desk.walkIn(here, { fresh: true })).toBe('/signed-in-again');
    expect((await sessionIn(here))?.person.roles).toEqual(['agent']);
    expect([(await old.get('/api/session')).status, await sessionIn(elsewhere)]).toEqual([401, null]);

    desk.company.signsIn('nikhil', { name: 'Nikhil', groups: [] });
    expect(await desk.walkIn(here, { fresh: true })).toBe('/signed-in-again?company=no-role');
    expect(await sessionIn(here)).toBeNull();
  });

  test('only who signed in at the company can show there that it is still they', async () => {
    const refused = await walkingBrowser(desk.server).post<Problem>(START, { fresh: true });
    expect([refused.status, refused.body.code]).toEqual([401, 'not-signed-in']);
    const sample = await signIn(desk.server, 'operator');
    const { status, body } = await sample.post<Problem>(START, { fresh: true });
    expect([status, body.code]).toEqual([403, 'forbidden']);
  });
});
