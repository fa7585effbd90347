import bankNames from 'ifsc/src/banknames.json' with { type: 'json' };
import { expect, test } from 'vitest';
import generated from '../src/payout-links/bank-names.generated.json' with { type: 'json' };

test('the generated bank names are those of the package they come from', () => {
  expect(generated).toEqual(bankNames);
});
