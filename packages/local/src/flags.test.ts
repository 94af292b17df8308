import { describe, expect, it } from 'vitest';
import { readFlags } from './flags.ts';
import { StartProblem } from './problem.ts';

describe('the flags', () => {
  it('may all be left out', () => {
    expect(readFlags([])).toEqual({
      port: 3000,
      host: '127.0.0.1',
      clockOffset: 0,
      dataDir: '.tera',
      fresh: false,
      empty: false,
      json: false,
      help: false,
    });
  });

  it('are read in any order and with an equals sign too', () => {
    const flags = readFlags(['--json', '--data-dir=/data', '--empty', '--port', '0', '--fresh']);

    expect(flags).toMatchObject({ port: 0, dataDir: '/data', fresh: true, empty: true, json: true, help: false });
  });

  it.each([
    ['+45d', 45 * 24],
    ['45d', 45 * 24],
    ['-45d', -45 * 24],
    ['+3h', 3],
  ])('may set the clock: %s', (offset, hours) => {
    expect(readFlags([`--clock-offset=${offset}`]).clockOffset).toBe(hours * 3_600_000);
  });

  it.each([
    [['--frehs'], 'There is no flag --frehs: try --help.'],
    [['-x'], 'There is no flag -x: try --help.'],
    [['here'], 'There is no argument here: try --help.'],
    [['--port', 'http'], '--port wants a number from 0 to 65535.'],
    [['--port', '65536'], '--port wants a number from 0 to 65535.'],
    [['--port'], '--port wants a number from 0 to 65535.'],
    [['--data-dir'], '--data-dir wants a folder.'],
    [['--host', 'localhost'], '--host wants an address, such as 192.168.1.20.'],
    [['--clock-offset', 'soon'], '--clock-offset wants days or hours, such as +45d or -3h.'],
    [['--clock-offset=4000d'], '--clock-offset wants days or hours, such as +45d or -3h.'],
    [['--fresh=no'], '--fresh takes no value.'],
  ])('%j are refused with one sentence', (args, sentence) => {
    expect(() => readFlags(args)).toThrow(new StartProblem(sentence));
  });
});
