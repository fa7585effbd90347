/** What this process takes for the time of day is moved by what its parent says; monotonic time runs on. */
export function obeyClock(): void {
  const machineNow = Date.now.bind(Date);
  let offsetMs = 0;
  Date.now = () => machineNow() + offsetMs;
  process.on('message', (message: { jumpMs?: number }) => {
    offsetMs += message.jumpMs ?? 0;
    if (message.jumpMs !== undefined) process.send?.({ jumped: offsetMs });
  });
  // A parent that is listened to would keep this process alive for ever.
  process.channel?.unref();
}
