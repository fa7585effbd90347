import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findCanaries } from './canaries.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linkdesk-canaries-'));
  for (const name of ['evidence', 'bundle']) mkdirSync(join(folder, name));
  leave('evidence/secrets-1.txt', 'canary-secret\n');
  leave('evidence/recipients-1.txt', '9876543210\nRavi@example.in\n50100012345678\n');
  leave('evidence/logs-1.txt', '{"route":"/api/session","ms":12345678901}\n');
  leave('evidence/browser-storage-1.txt', '{}');
  leave('evidence/agent-answers-1.txt', '{"mobile":"••••••3210"}');
  leave('bundle/index.js', 'export {}');
});
afterEach(() => rmSync(folder, { recursive: true }));

const leave = (name: string, text: string) => writeFileSync(join(folder, name), text);
const find = () => findCanaries(join(folder, 'evidence'), join(folder, 'bundle'));

test('a clean run shows nothing, and says everything that was searched', () => {
  expect(find()).toEqual({
    findings: [],
    searched: ['secrets', 'recipients', 'logs', 'browser-storage', 'agent-answers', 'bundle'],
  });
});

test.each([
  ['evidence/logs-2.txt', 'person asked for +919876543210', 'logs', '9876543210'],
  [
    'evidence/browser-storage-2.txt',
    '{"draft":"mail ravi@EXAMPLE.in"}',
    'browser-storage',
    'ravi@EXAMPLE.in',
  ],
  ['evidence/agent-answers-2.txt', '{"number":"50100012345678"}', 'agent-answers', '50100012345678'],
  ['evidence/logs-3.txt', 'x-ipay-client-secret: canary-secret', 'logs', 'a secret'],
  ['bundle/main.js', 'const key="canary-secret"', 'bundle', 'a secret'],
])('what stands in %s is found', (name, text, place, what) => {
  leave(name, text);
  expect(find().findings).toEqual([{ place, what }]);
});

test('a place that was never filled is not counted as searched', () => {
  rmSync(join(folder, 'evidence/agent-answers-1.txt'));
  expect(find().searched).not.toContain('agent-answers');
});
