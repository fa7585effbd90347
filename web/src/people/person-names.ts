import { useQuery } from '@tanstack/react-query';
import { peopleQuery } from './people-query.ts';
import { useSession } from './use-session.ts';

/** Finds somebody's name by their id, for those who may see people; null for everybody else. */
export function usePersonNames(): (id: string) => string | null {
  const mayKnow = useSession().permissions.includes('see-people');
  const { data } = useQuery({ ...peopleQuery, enabled: mayKnow });
  const names = new Map(data?.items.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? null;
}
