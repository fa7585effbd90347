// Loaded before anything else, and plain JavaScript, because an older Node cannot read our TypeScript.
const [major] = process.versions.node.split('.');
if (Number(major) < 26) {
  console.error(
    `Linkdesk needs Node 26 or newer, and this is Node ${process.versions.node}: install it, or let npm run install scripts (ignore-scripts=false) so that \`npm start\` brings its own.`,
  );
  process.exit(1);
}
