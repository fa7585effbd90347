import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { InviteDialog } from './invite-dialog.tsx';

export function InvitePerson() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="main" onClick={() => setOpen(true)}>
        <UserPlus size={14} aria-hidden /> Invite a person…
      </Button>
      {open && <InviteDialog onClose={() => setOpen(false)} />}
    </>
  );
}
