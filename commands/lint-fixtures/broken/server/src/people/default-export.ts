// reported: import(no-default-export)
export default function everything(): void {}
