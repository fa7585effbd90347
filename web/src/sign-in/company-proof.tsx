import { useQueryClient } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { rereadSession } from './session-query.ts';

/** The company asks anew in a tab of its own; that tab tells this one, and nothing here is lost. */
export function CompanyProof() {
  const client = useQueryClient();
  const [opened, setOpened] = useState(false);

  return (
    <>
      <Button
        onClick={() => {
          setOpened(true);
          open('/signed-in-again#start');
        }}
      >
        <ExternalLink size={14} aria-hidden /> Sign in with your company again
      </Button>
      {opened && (
        <p>
          It continues here as soon as you have signed in in the other tab.{' '}
          <Button look="quiet" onClick={() => rereadSession(client)}>
            I have signed in
          </Button>
        </p>
      )}
    </>
  );
}
