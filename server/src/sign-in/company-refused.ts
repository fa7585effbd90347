import type { CompanyRefusal } from '../../contract/sign-in.ts';

/** A company sign-in that came to nothing: a word for the page, and for the log a reason that holds no value of anybody. */
export class CompanyRefused extends Error {
  override readonly name = 'CompanyRefused';
  readonly word: CompanyRefusal;
  readonly because: string;

  constructor(word: CompanyRefusal, because: string) {
    super(because);
    this.word = word;
    this.because = because;
  }
}
