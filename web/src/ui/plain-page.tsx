import type { ReactNode } from 'react';
import { Page } from './page.tsx';

type Props = {
  title: string;
  /** What happened and what to do next. */
  children: ReactNode;
  requestId?: string | undefined;
  providerReference?: string | undefined;
};

/** A screen that has only something to say, with the references a support desk asks for. */
export function PlainPage({ title, children, requestId, providerReference }: Props) {
  return (
    <Page title={title}>
      <div className="mx-auto max-w-xl space-y-3 py-6 sm:py-12">
        <h1 className="text-xl font-semibold">{title}</h1>
        {children}
        <References requestId={requestId} providerReference={providerReference} />
      </div>
    </Page>
  );
}

export function References({ requestId, providerReference }: Pick<Props, 'requestId' | 'providerReference'>) {
  if (!requestId && !providerReference) return null;
  return (
    <p className="text-xs text-quiet">
      {requestId && <span>Request {requestId}</span>}
      {requestId && providerReference && ' · '}
      {providerReference && <span>InstantPay reference {providerReference}</span>}
    </p>
  );
}
