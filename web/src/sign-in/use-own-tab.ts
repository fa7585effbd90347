import { useLayoutEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { keepTabStorageOf } from './tab-storage.ts';
import { takeWayBack } from './way-back.ts';

/** Makes this tab the person's own, and leads back to where they wanted to go. False until the address is right. */
export function useOwnTab(personId: string): boolean {
  const { pathname, search, hash } = useLocation();
  const navigate = useNavigate();
  const [place] = useState(() => {
    const back = takeWayBack() ?? pathname + search + hash;
    const isAnothers = keepTabStorageOf(personId);
    // What was typed to find something stands in the fragment, and is the last person's.
    return isAnothers ? back.replace(/#.*/, '') : back;
  });
  const [isThere, setThere] = useState(place === pathname + search + hash);

  useLayoutEffect(() => {
    if (isThere) return;
    void navigate(place, { replace: true });
    setThere(true);
  }, [isThere, navigate, place]);
  return isThere;
}
