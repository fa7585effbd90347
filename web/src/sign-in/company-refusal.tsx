import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { Notice } from '../ui/notice.tsx';
import { companyRefusalWords } from './company-refusal-words.ts';

/** Why the company's sign-in let nobody in; read once from the address, which then loses it. */
export function CompanyRefusal() {
  const [params, setParams] = useSearchParams();
  const [refusal] = useState(params.get('company'));

  useEffect(() => {
    if (!params.has('company')) return;
    const rest = new URLSearchParams(params);
    rest.delete('company');
    setParams(rest, { replace: true });
  }, [params, setParams]);

  if (refusal === null) return null;
  return (
    <Notice tone="alarm" title="Your company’s sign-in did not let you in">
      <p>{companyRefusalWords(refusal)}</p>
    </Notice>
  );
}
