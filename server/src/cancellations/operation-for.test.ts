import { expect, test } from 'vitest';
import { after, requested, SECOND, sendBegan } from '../../testing/test-operation.ts';
import { hiddenFrom } from '../masking/hidden.ts';
import { operationFor } from './operation-for.ts';

const RECIPIENT = { names: ['Zubinqa Canaryvala'], values: ['9753186420'] };

/** As it is kept where nobody knew the recipient when the answer came. */
const answered = (statusCode = 'Zubinqa 7') =>
  after(
    [0, requested()],
    [0, sendBegan],
    [
      SECOND,
      {
        type: 'answered',
        n: 1,
        verdict: {
          ...{ class: 'unknown', because: 'InstantPay answered "For Canaryvala", HTTP 200' },
          ...{ statusCode, reference: 'h0009ad-Canaryvala-9753186420' },
          ...{ providerText: null, bodyHash: null },
        },
      },
    ],
  );

test('a name or a mobile in the provider’s code or reference is shown to nobody who may not see it', () => {
  const hidden = hiddenFrom({ permissions: ['look'] }, RECIPIENT);
  expect(operationFor(answered(), hidden).attempts).toMatchObject([
    {
      because: 'InstantPay answered "For C•••••", HTTP 200',
      statusCode: 'Z••••• 7',
      providerReference: 'h0009ad-C•••••-••••••6420',
    },
  ]);
});

test('who may see names is shown them there, and no mobile', () => {
  const hidden = hiddenFrom({ permissions: ['look', 'see-names'] }, RECIPIENT);
  expect(operationFor(answered(), hidden).attempts).toMatchObject([
    { statusCode: 'Zubinqa 7', providerReference: 'h0009ad-Canaryvala-••••••6420' },
  ]);
});

test('a code of the provider’s stays, though it reads like the recipient’s name', () => {
  const hidden = { names: ['Ian Canaryvala'], values: [] };
  expect(operationFor(answered('IAN'), hidden).attempts).toMatchObject([
    { statusCode: 'IAN', providerReference: 'h0009ad-C•••••-9753186420' },
  ]);
});
