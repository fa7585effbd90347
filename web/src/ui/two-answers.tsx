import { sentence } from './sentence.ts';

const CLAIMABLE = { yes: 'Yes.', no: 'No.', unknown: 'Not known.' };
const REPLACEMENT = {
  may: 'You may send one',
  'not-yet': 'Do not send one yet',
  'do-not': 'Do not send one',
};

export type AnswersShown = {
  claimable: keyof typeof CLAIMABLE;
  replacement: keyof typeof REPLACEMENT;
  because: string;
};

/** The two plain answers that stand beside every state and after every act. */
export function TwoAnswers({ answers }: { answers: AnswersShown }) {
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1">
      <span>
        Can it still be claimed? <strong>{CLAIMABLE[answers.claimable]}</strong>
      </span>{' '}
      <span>
        New link? <strong>{REPLACEMENT[answers.replacement]}:</strong> {sentence(answers.because)}
      </span>
    </p>
  );
}

/** The same answers as one line of plain text, for tickets. */
export function answersText({ claimable, replacement, because }: AnswersShown): string {
  return `can be claimed: ${CLAIMABLE[claimable].toLowerCase().replace('.', '')}; new link: ${REPLACEMENT[replacement].toLowerCase()} (${because})`;
}
