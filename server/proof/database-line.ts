import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** The transactions of a cancel, as their statements tell. */
export const MOMENTS = ['requested', 'send-began', 'answered', 'tracked'] as const;
export type Moment = (typeof MOMENTS)[number];

/** What the line does when a transaction comes to its commit. */
export const BREAKS = [
  'gone before the commit',
  'gone with the commit',
  'gone after the commit',
  'stalls at the commit',
] as const;
export type Break = (typeof BREAKS)[number];

export type DatabaseLine = {
  databaseUrl: string;
  /** Once, at the next commit of that moment; afterwards nobody gets through until `mend`. */
  breakAt(moment: Moment, how: Break): void;
  /** Nothing passes, and nothing ends. */
  stall(): void;
  cut(): void;
  /** Every commit takes so much longer. */
  slowDown(ms: number): void;
  isBroken(): boolean;
  mend(): void;
  close(): Promise<void>;
};

/** The wire to a PostgreSQL, which breaks at a chosen commit: before it arrives, after it, or with its answer. */
export async function openDatabaseLine(to: string): Promise<DatabaseLine> {
  const target = new URL(to);
  const sockets = new Set<Socket>();
  let state: 'open' | 'gone' | 'stalled' = 'open';
  let plan: { moment: Moment; how: Break } | null = null;
  let slowMs = 0;
  let attempts = 0;

  const server = createServer((near) => {
    hold(near);
    if (state === 'gone') return near.destroy();
    const far = connect(Number(target.port), target.hostname);
    hold(far);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    let moment: Moment | null = null;
    let swallows = false;
    far.on('data', (answer: Buffer) => {
      if (state === 'stalled') return;
      if (swallows) return cut();
      near.write(answer);
    });
    near.on('data', (asked: Buffer) => {
      if (state === 'stalled') return;
      const text = asked.toString('latin1');
      if (/(start transaction|rollback)/i.test(text)) moment = null;
      const found = momentOf(text);
      moment ??= found;
      if (!/commit\0/i.test(text)) return void far.write(asked);
      const how = moment !== null && plan?.moment === moment ? plan.how : null;
      moment = null;
      if (how === null)
        return void (slowMs > 0 ? setTimeout(() => far.write(asked), slowMs) : far.write(asked));
      plan = null;
      if (how === 'gone before the commit') return cut();
      if (how === 'stalls at the commit') return void (state = 'stalled');
      if (how === 'gone with the commit') swallows = true;
      far.write(asked);
      // The answer passes, and then nothing more.
      if (how === 'gone after the commit') far.once('data', () => setImmediate(cut));
    });
  });
  function hold(socket: Socket): void {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  }
  function cut(): void {
    state = 'gone';
    for (const socket of sockets) socket.destroy();
  }
  /** The first attempt that is written is begun, what is written later of it is its answer. */
  function momentOf(text: string): Moment | null {
    if (text.includes('insert into "cancellation"')) return 'requested';
    if (text.includes('insert into "cancel_attempt"')) {
      attempts += 1;
      return attempts === 1 ? 'send-began' : 'answered';
    }
    return text.includes('insert into "audit_entry"') && attempts > 1 ? 'tracked' : null;
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const through = new URL(to);
  through.port = String((server.address() as AddressInfo).port);
  return {
    databaseUrl: through.href,
    breakAt(moment, how) {
      plan = { moment, how };
    },
    cut,
    stall: () => void (state = 'stalled'),
    slowDown: (ms) => void (slowMs = ms),
    isBroken: () => state !== 'open',
    mend() {
      // What was stalled has lost bytes: a real line would end it sooner or later, too.
      if (state === 'stalled') for (const socket of sockets) socket.destroy();
      state = 'open';
      slowMs = 0;
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
