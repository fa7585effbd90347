/**
 * What one mask leaves can be what another looks for: a number behind a name that is masked now stands alone. Each
 * round leaves less, so a few are enough.
 */
export function untilSettled(text: string, mask: (text: string) => string): string {
  let settled = text;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const masked = mask(settled);
    if (masked === settled) return settled;
    settled = masked;
  }
  return settled;
}

const MOST_ROUNDS = 5;
