import { signOut } from '@linkdesk/server/contract/session';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../api/call.ts';
import { forgetSession } from '../api/query-client.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { setSingleKeys, singleKeysOn } from '../ui/single-keys.ts';
import { tellOtherTabs } from './other-tabs.ts';
import { emptyTabStorage } from './tab-storage.ts';

type Props = { children: ReactNode; className?: string };

/** Ends the session and leaves nothing of it in this tab, neither in memory, storage nor address. */
export function SignOut({ children, className = '' }: Props) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const leaving = useMutation({
    mutationFn: async () => {
      const keys = singleKeysOn();
      await call(signOut, {});
      // The answer empties this browser's storage; how its keyboard works is nobody's data.
      setSingleKeys(keys);
    },
    onSuccess: () => {
      emptyTabStorage();
      tellOtherTabs('signed-out');
      navigate('/', { replace: true });
      forgetSession(client);
    },
    onError: (error) => announce(`Still signed in. ${error.message}`),
  });

  return (
    <Button
      look="quiet"
      aria-label={leaving.isError ? 'Sign out again' : 'Sign out'}
      title="Sign out"
      data-act="Sign out"
      className={className}
      disabled={leaving.isPending}
      onClick={() => leaving.mutate()}
    >
      {children}
    </Button>
  );
}
