/** What the tabs of one browser tell each other; it names nobody. */
export type SessionNews = 'signed-in' | 'signed-out';

const CHANNEL = 'linkdesk.session';

/** Tells every other tab, never this one. */
export function tellOtherTabs(news: SessionNews): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(news);
  channel.close();
}

export function onOtherTabs(hear: (news: SessionNews) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data === 'signed-in' || data === 'signed-out') hear(data);
  });
  return () => channel.close();
}
