/** Cannot be missed and cannot be closed: nobody may take sample money for real, or the other way round. */
export function SandboxBanner() {
  return (
    <aside
      aria-label="Environment"
      data-banner
      className="forced-color-adjust-none sticky top-0 z-20 border-b border-sandbox-ink bg-sandbox px-3 py-1.5 text-center text-sm font-bold text-sandbox-ink"
    >
      SANDBOX — sample links only. No real money moves here.
    </aside>
  );
}
