// reported: oxc(no-barrel-file)
export * from './barrel-of.ts';
