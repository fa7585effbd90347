import { createContext } from 'react';

/** How many things wait for the person; every page's title carries it. */
export const UnreadCount = createContext(0);
