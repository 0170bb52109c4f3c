/** A window's way to its engine: numbers, grants, a process that ends while calls wait, a fresh one afterwards. */
import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createEngineLink, type EngineProcess } from '../../../electron/main/router.ts';
import type { FromEngine, Progress, ToEngine } from '../../../shared/contract/names.ts';

class FakeProcess extends EventEmitter {
  readonly received: ToEngine[] = [];
  killed = false;
  postMessage(message: ToEngine): void {
    this.received.push(message);
  }
  kill(): boolean {
    this.killed = true;
    return true;
  }
  say(message: FromEngine): void {
    this.emit('message', message);
  }
}

function link() {
  const processes: FakeProcess[] = [];
  const changed: (readonly string[])[] = [];
  const progress: Progress[] = [];
  const engine = createEngineLink({
    start: () => {
      const process = new FakeProcess();
      processes.push(process);
      return process as unknown as EngineProcess;
    },
    onChanged: (topics) => changed.push(topics),
    onProgress: (step) => progress.push(step),
    ref: () => 'R2F3',
  });
  const process = (index: number): FakeProcess => {
    const found = processes[index];
    if (found === undefined) throw new Error(`no process ${index} was started`);
    return found;
  };
  return { engine, processes, process, changed, progress };
}

describe('engine link', () => {
  it('starts a process with the first call only, and gives each answer to the call of its number', async () => {
    const { engine, processes, process } = link();
    expect(processes).toHaveLength(0);
    const first = engine.call('team.list', {});
    const second = engine.call('engagement.show', {});
    expect(processes).toHaveLength(1);
    process(0).say({ type: 'result', id: 2, result: { ok: true, value: 'second' } });
    process(0).say({ type: 'result', id: 1, result: { ok: true, value: 'first' } });
    expect(await first).toEqual({ ok: true, value: 'first' });
    expect(await second).toEqual({ ok: true, value: 'second' });
  });

  it('passes topics and progress on', () => {
    const { engine, process, changed, progress } = link();
    void engine.call('team.list', {});
    process(0).say({ type: 'changed', topics: ['team'] });
    process(0).say({ type: 'progress', progress: { task: 'task-1', done: 1, total: 2, what: 'page' } });
    expect(changed).toEqual([['team']]);
    expect(progress).toHaveLength(1);
  });

  it('answers every waiting call when the process ends, and starts a fresh one with the next call', async () => {
    const { engine, processes, process } = link();
    engine.grant('token-1234', '/tmp/a.aims', 'write');
    const waiting = [engine.call('team.list', {}), engine.call('team.list', {})];
    process(0).emit('exit', 9);
    for (const result of await Promise.all(waiting))
      expect(result).toMatchObject({ ok: false, error: { code: 'ENGINE_STOPPED', ref: 'R2F3' } });

    const next = engine.call('engagement.status', {});
    expect(processes).toHaveLength(2);
    expect(process(1).received[0]).toEqual({ type: 'grant', token: 'token-1234', path: '/tmp/a.aims', mode: 'write' });
    process(1).say({ type: 'result', id: 3, result: { ok: true, value: { file: null } } });
    expect(await next).toEqual({ ok: true, value: { file: null } });
  });

  it('tells the page once when the process ends while nothing waits, then starts a fresh one', async () => {
    const { engine, processes, process, changed } = link();
    const first = engine.call('engagement.status', {});
    process(0).say({ type: 'result', id: 1, result: { ok: true, value: { file: null } } });
    await first;
    process(0).emit('exit', 9);
    expect(changed).toEqual([['file']]);
    expect(await engine.call('engagement.status', {})).toMatchObject({ ok: false, error: { code: 'ENGINE_STOPPED' } });
    expect(processes).toHaveLength(1);
    void engine.call('engagement.status', {});
    expect(processes).toHaveLength(2);
  });

  it('hands on why an engine could not start', async () => {
    const { engine, process } = link();
    const waiting = engine.call('engagement.status', {});
    process(0).say({ type: 'fatal', error: { code: 'WRONG_NODE', message: 'too old', ref: 'AAAA' } });
    expect(process(0).killed).toBe(true);
    process(0).emit('exit', 1);
    expect(await waiting).toEqual({ ok: false, error: { code: 'WRONG_NODE', message: 'too old', ref: 'AAAA' } });
  });

  it('waits for the process to close its file, and starts none only to end it', async () => {
    const { engine, processes, process } = link();
    await engine.shutdown();
    expect(processes).toHaveLength(0);
    void engine.call('engagement.status', {});
    const end = engine.shutdown();
    expect(process(0).received.at(-1)).toEqual({ type: 'shutdown' });
    process(0).say({ type: 'closed' });
    process(0).emit('exit', 0);
    await end;
    expect(process(0).killed).toBe(false);
  });
});
