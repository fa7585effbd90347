import type { CancelOperation } from '@linkdesk/server/contract/cancellations';
import { formatMoney } from '@linkdesk/server/contract/money';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { sentence } from '../ui/sentence.ts';
import { TwoAnswers } from '../ui/two-answers.tsx';
import { AskedBy } from './asked-by.tsx';
import { CancellationActions } from './cancellation-actions.tsx';
import { CancellationDetails } from './cancellation-details.tsx';
import { LabelBadge } from './label-badge.tsx';
import { NextCheck } from './next-check.tsx';
import { ProposedReply } from './proposed-reply.tsx';
import type { ReadLink } from './read-link.ts';
import type { Viewer } from './viewer.ts';

type Props = { operation: CancelOperation; viewer: Viewer; readLink: ReadLink };

/** One cancel with everything a person needs to decide; its attempts open below. */
export function CancellationRow({ operation, viewer, readLink }: Props) {
  const [open, setOpen] = useState(false);
  // It keeps its lines when it ends, so that the rows below do not move under somebody's pointer.
  const [wasOpen] = useState(!operation.final);
  const headingId = useId();
  const detailsId = useId();
  const message = operation.messageToInstantPay;
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <li
      aria-labelledby={headingId}
      className="space-y-1.5 rounded-lg border border-line bg-surface px-3 py-2.5 sm:px-4"
    >
      <div className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1">
        <LabelBadge label={operation.label} />
        <div className="flex min-w-0 items-end gap-1.5 sm:items-center">
          <h2 id={headingId} className="flex min-w-0 flex-wrap items-center gap-x-3">
            <span className="font-semibold">{formatMoney(operation.amount)}</span>
            <span className="min-w-0 text-quiet">
              Link{' '}
              <Link
                to={`/links/${operation.linkId}`}
                className="font-mono text-xs text-accent underline sm:text-sm"
              >
                {operation.linkId}
              </Link>
            </span>
          </h2>
          <CopyButton text={() => operation.linkId} label="Copy link id" />
        </div>
        <Button
          look="quiet"
          className="ml-auto"
          aria-expanded={open}
          aria-controls={detailsId}
          onClick={() => setOpen(!open)}
        >
          <Chevron size={14} aria-hidden /> Details
        </Button>
      </div>
      <p>{sentence(operation.because)}</p>
      <TwoAnswers answers={operation.answers} />
      <p className="text-quiet">
        <AskedBy operation={operation} />
      </p>
      {wasOpen && (
        <p className="min-h-5 text-quiet">
          <NextCheck operation={operation} />
        </p>
      )}
      <ProposedReply operation={operation} />
      <div className={`flex flex-wrap items-center gap-2 ${wasOpen ? 'min-h-9' : 'empty:hidden'}`}>
        {message && <CopyButton text={() => message} label="Copy message to InstantPay" wide />}
        <CancellationActions operation={operation} viewer={viewer} readLink={readLink} />
      </div>
      <div id={detailsId} hidden={!open}>
        {open && <CancellationDetails operation={operation} />}
      </div>
    </li>
  );
}
