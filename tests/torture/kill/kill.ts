import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAll } from '../../../build/build.mjs';
import { desktopIsMissing, type HostKind, newProfile, type OpenedApp, openApp, root } from '../../desktop/harness.ts';
import { Random } from '../random.ts';
import type { TortureOptions, TortureResult } from '../result.ts';
import { ACK, type Acknowledged } from './ledger.ts';
import type {} from './page/main.ts';

/** A profile is used for so many kills: a vault that grew makes each start slower. */
const KILLS_PER_PROFILE = 25;
/** Work goes on for at most this long before the kill, ms. */
const LONGEST_WORK = 1_600;
/** Two runs side by side take other ports. */
const FIRST_PORT = 43_000;
/** A start that takes longer hangs. */
const START_LIMIT = 90_000;
/** Share of the kills after which one side is damaged as well. */
const DAMAGED_SHARE = 0.2;

interface Station {
  readonly kind: HostKind;
  readonly profile: string;
  readonly port: number | undefined;
  readonly ledger: Acknowledged[];
  kills: number;
}

/** SIGKILL at random moments of real work; after each restart everything that was called saved must be there and verify. */
export async function kill({ trials, seed, until = Number.POSITIVE_INFINITY }: TortureOptions): Promise<TortureResult> {
  const source = new Random(seed);
  const random = () => source.next();
  const folder = await buildPage();
  const counts = { losses: 0, acknowledged: 0, damaged: 0, desktop: 0, browser: 0, rebuilt: 0, emptied: 0 };
  const examples: string[] = [];
  const talks = process.env.MINH_CHUNG_TORTURE_TALK !== undefined;
  const stations = new Map<HostKind, Station>();
  const older = mkdtempSync(join(tmpdir(), 'minh-chung-older-'));
  try {
    for (let trial = 0; trial < trials && Date.now() < until; trial++) {
      const kind: HostKind =
        process.env.MINH_CHUNG_TORTURE_HOST === 'browser' || desktopIsMissing !== null || trial % 5 === 4
          ? 'browser'
          : 'desktop';
      let station = stations.get(kind);
      if (station === undefined || station.kills >= KILLS_PER_PROFILE) {
        if (station !== undefined) rmSync(station.profile, { recursive: true, force: true });
        station = {
          kind,
          profile: newProfile(),
          port: kind === 'browser' ? FIRST_PORT + ((seed + trial) % 900) : undefined,
          ledger: [],
          kills: 0,
        };
        stations.set(kind, station);
        rmSync(older, { recursive: true, force: true });
      }
      const begun = Date.now();
      const { wrong, found } = await oneTrial(station, folder, random);
      if (found.includes('rebuilt')) counts.rebuilt++;
      if (found.includes(EMPTIED)) counts.emptied++;
      if (talks)
        console.log(`trial ${trial} (${kind}): ${Date.now() - begun} ms, ${station.ledger.length} acknowledged`);
      counts[kind]++;
      counts.losses += wrong.length;
      for (const each of wrong.slice(0, 3)) examples.push(`trial ${trial} (${kind}): ${each}`);
      if (wrong.length > 0) {
        console.log(examples.slice(-3).join('\n'));
        const kept = join(tmpdir(), `minh-chung-loss-${seed}-${trial}`);
        cpSync(station.profile, kept, { recursive: true });
        writeFileSync(join(kept, 'ledger.json'), JSON.stringify(station.ledger));
        console.log(`profile kept: ${kept}`);
        stations.delete(kind);
      } else if (kind === 'desktop' && station.kills > 1 && random() < DAMAGED_SHARE) {
        const how = damage(station.profile, older, random);
        counts.damaged++;
        if (talks) console.log(`trial ${trial}: then ${how}`);
      }
      if (trial % 25 === 24) console.log(`${trial + 1} trials, ${counts.losses} losses`);
    }
    for (const { ledger } of stations.values()) counts.acknowledged += ledger.length;
  } finally {
    for (const { profile } of stations.values()) rmSync(profile, { recursive: true, force: true });
    rmSync(older, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    name: 'kill',
    trials: counts.desktop + counts.browser,
    losses: counts.losses,
    undetected: 0,
    ok: counts.losses === 0,
    details: {
      'kills of Electron': counts.desktop,
      'kills of Chromium': counts.browser,
      'with one side damaged too': counts.damaged,
      'rebuilt from the copy': counts.rebuilt,
      'IndexedDB emptied by Chromium, no copy there': counts.emptied,
      ...(examples.length > 0 && { examples: examples.slice(0, 10).join(' | ') }),
    },
  };
}

interface Outcome {
  /** What is missing or wrong. */
  readonly wrong: readonly string[];
  /** What comparing the copies found. */
  readonly found: readonly string[];
}

/** Chromium threw away what it had stored. The browser host has no copy, says so, and asks for backups. */
const EMPTIED = 'emptied';

/** Starts, checks the whole ledger of before, works for a random time, and is killed. */
async function oneTrial(station: Station, folder: string, random: () => number): Promise<Outcome> {
  const app = await openApp(station.kind, {
    folder,
    profile: station.profile,
    ...(station.port !== undefined && { port: station.port }),
  });
  const troubles: string[] = [];
  app.page.on('console', message => {
    const text = message.text();
    if (text.startsWith(ACK)) station.ledger.push(JSON.parse(text.slice(ACK.length)) as Acknowledged);
    else if (text.startsWith('work stopped')) troubles.push(text);
  });
  try {
    const { wrong, found } = await within(START_LIMIT, async () => {
      await app.page.waitForFunction(() => 'station' in window);
      const opened = await app.page.evaluate(() => window.station.open());
      const isEmptied = station.kind === 'browser' && opened.includes('newVault') && station.ledger.length > 0;
      if (isEmptied) station.ledger.length = 0;
      const missing = await app.page.evaluate(ledger => window.station.check(ledger), station.ledger);
      return { wrong: missing, found: isEmptied ? [...opened, EMPTIED] : opened };
    });
    await app.page.evaluate(seed => window.station.work(seed), Math.floor(random() * 0x7fffffff));
    await new Promise(resolve => setTimeout(resolve, LONGEST_WORK * random()));
    return { wrong: [...wrong, ...troubles], found };
  } catch (error) {
    return { wrong: [`start failed: ${error instanceof Error ? error.message.split('\n')[0] : error}`], found: [] };
  } finally {
    await killAll(app, station.profile);
    station.kills++;
  }
}

/** SIGKILL to the whole group of every process that holds this profile; then what the driver itself keeps is put away. */
async function killAll(app: OpenedApp, profile: string): Promise<void> {
  const groups = new Set(processes().flatMap(({ group, command }) => (command.includes(profile) ? [group] : [])));
  for (const group of groups) signal(-group);
  // Helper processes do not name the profile, and hold its files until they are gone.
  while (processes().some(({ group, state }) => groups.has(group) && state !== 'Z'))
    await new Promise(resolve => setTimeout(resolve, 15));
  await app.close().catch(() => undefined); // the driver finds its browser dead; only the loopback host is left to stop
}

function signal(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // it ended by itself meanwhile
  }
}

function processes(): { readonly group: number; readonly state: string; readonly command: string }[] {
  const lines = execFileSync('ps', ['-eo', 'pgid=,stat=,args='], { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 });
  return lines.split('\n').flatMap(line => {
    const [, group, state, command] = /^\s*(\d+)\s+(\S)\S*\s+(.*)$/.exec(line) ?? [];
    // The driver's own group is not killed with it.
    return command === undefined || state === undefined || command.includes('torture/run.ts')
      ? []
      : [{ group: Number(group), state, command }];
  });
}

/** What may happen to one side besides: the other must make it good. */
function damage(profile: string, older: string, random: () => number): string {
  const data = join(profile, 'desktop');
  const database = join(data, 'IndexedDB');
  const mirror = join(data, 'ban-luu-du-phong');
  const dice = random();
  if (dice < 0.3 || (!existsSync(older) && dice < 0.6)) {
    rmSync(older, { recursive: true, force: true });
    cpSync(database, older, { recursive: true });
    rmSync(database, { recursive: true, force: true });
    return 'IndexedDB thrown away';
  }
  if (dice < 0.6) {
    rmSync(database, { recursive: true, force: true });
    cpSync(older, database, { recursive: true });
    return 'an older IndexedDB put back';
  }
  const files = existsSync(mirror) ? filesIn(mirror) : [];
  const file = files[Math.floor(random() * files.length)];
  if (dice < 0.85 && file !== undefined) {
    const size = statSync(file).size;
    truncateSync(file, Math.floor(size * random()));
    return `${file.slice(mirror.length)} cut`;
  }
  rmSync(mirror, { recursive: true, force: true });
  mkdirSync(mirror, { recursive: true });
  return 'the safety copy thrown away';
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap(each =>
    each.isFile() ? [join(each.parentPath, each.name)] : [],
  );
}

async function buildPage(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'minh-chung-kill-'));
  mkdirSync(join(folder, 'out'));
  copyFileSync(join(root, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await buildAll({ quiet: true, out: join(folder, 'out'), page: join(root, 'tests/torture/kill/page') });
  return folder;
}

async function within<T>(limit: number, act: () => Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing for ${limit} ms`)), limit);
  });
  return Promise.race([act(), late]).finally(() => clearTimeout(timer));
}
