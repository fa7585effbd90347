import { verifyAuditEntries } from '@linkdesk/server/contract/audit';
import { useMutation } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { call } from '../api/call.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

/** Proves that no entry was changed, removed or put in, and says what was found in one sentence. */
export function useVerification() {
  return useMutation({ mutationFn: () => call(verifyAuditEntries, {}) });
}

type Verification = ReturnType<typeof useVerification>;

export function VerifyButton({ verification }: { verification: Verification }) {
  return (
    <Button
      aria-disabled={verification.isPending}
      onClick={() => !verification.isPending && verification.mutate()}
    >
      <ShieldCheck size={14} aria-hidden /> {verification.isPending ? 'Verifying…' : 'Verify the log'}
    </Button>
  );
}

export function Verdict({ verification: { data, error } }: { verification: Verification }) {
  return (
    <div role="status" className="mt-3 empty:hidden">
      {data && <Notice tone={data.intact ? 'good' : 'alarm'} title={data.sentence} />}
      {error && <Notice tone="warning" title={`Not verified. ${error.message}`} />}
    </div>
  );
}
