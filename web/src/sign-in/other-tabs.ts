/** What the tabs of one browser tell each other; it names nobody. */
export type SessionNews = 'signed-in' | 'signed-out';

/** One for both directions: a channel never hears what it says itself. */
const channel = new BroadcastChannel('linkdesk.session');

/** Tells every other tab, never this one. */
export function tellOtherTabs(news: SessionNews): void {
  channel.postMessage(news);
}

export function onOtherTabs(hear: (news: SessionNews) => void): () => void {
  const listen = ({ data }: MessageEvent<unknown>) => {
    if (data === 'signed-in' || data === 'signed-out') hear(data);
  };
  channel.addEventListener('message', listen);
  return () => channel.removeEventListener('message', listen);
}
