import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { LATER } from './later-pages.ts';
import './styles.css';

// Who opens a link by its address does not wait for the session before its page is asked for.
if (location.pathname.startsWith('/links/')) LATER.link.fetch();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
