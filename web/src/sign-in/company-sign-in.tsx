import { startCompanySignIn } from '@linkdesk/server/contract/sign-in';
import { useMutation } from '@tanstack/react-query';
import { Building2 } from 'lucide-react';
import { call } from '../api/call.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { refusalWords } from './refusal-words.ts';
import { keepWayBack } from './way-back.ts';

/** Goes to the company's own sign-in; one comes back to the place one wanted. */
export function CompanySignIn() {
  const start = useMutation({
    mutationFn: () => call(startCompanySignIn, { body: {} }),
    onSuccess: ({ url }) => {
      keepWayBack();
      location.assign(url);
    },
  });
  const leaving = start.isPending || start.isSuccess;

  return (
    <div className="space-y-3">
      <Button
        look="main"
        className="h-11 w-full"
        aria-disabled={leaving}
        onClick={() => {
          if (!leaving) start.mutate();
        }}
      >
        <Building2 size={16} aria-hidden />
        {leaving ? 'Going to your company’s sign-in…' : 'Sign in with your company'}
      </Button>
      <div role="status" className="empty:hidden">
        {start.isError && <Notice tone="alarm" title={refusalWords(start.error)} />}
      </div>
    </div>
  );
}
