import { useQuery } from '@tanstack/react-query';
import { Link2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Page } from '../ui/page.tsx';
import { SandboxBanner } from '../ui/sandbox-banner.tsx';
import { signInWaysQuery } from './sign-in-ways-query.ts';

type Props = {
  /** In the tab. */
  title: string;
  /** On the page, where what stands on it has no heading of its own. */
  heading?: string;
  children: ReactNode;
};

/** What surrounds everything a person sees before they are in. */
export function SignInFrame({ title, heading, children }: Props) {
  const ways = useQuery(signInWaysQuery);
  // Without the answer the banner's place is not known; nothing may jump when it comes.
  if (ways.isPending) return null;
  return (
    <>
      {ways.data?.environment === 'sandbox' && <SandboxBanner />}
      <Page title={title}>
        <div className="mx-auto max-w-md space-y-5 py-4 sm:py-14">
          <p className="flex items-center gap-2 font-semibold text-quiet">
            <span className="inline-flex size-8 items-center justify-center rounded-lg bg-accent-soft">
              <Link2 size={18} className="text-accent" aria-hidden />
            </span>
            Linkdesk
          </p>
          {heading && <h1 className="text-2xl font-semibold tracking-tight">{heading}</h1>}
          {children}
        </div>
      </Page>
    </>
  );
}
