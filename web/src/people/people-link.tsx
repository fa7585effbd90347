import { NavEntry } from '../ui/nav-entry.tsx';
import { useSession } from './use-session.ts';

/** The way to People, for those who may see it. */
export function PeopleLink() {
  if (!useSession().permissions.includes('see-people')) return null;
  return <NavEntry to="/people">People</NavEntry>;
}
