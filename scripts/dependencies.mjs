// What the product is made of that others wrote: package, version, licence, who asks for it. Read from what NuGet and npm restored, so run it after a build.
//   node scripts/dependencies.mjs --write            writes docs/dependencies.md
//   node scripts/dependencies.mjs --check            fails where that page is stale or a licence is not allowed
//   node scripts/dependencies.mjs --audit            asks the feeds for known faults and packages that were given up; says where they do not answer
//   node scripts/dependencies.mjs --licences FOLDER  copies the licence of everything that is shipped
//   node scripts/dependencies.mjs --bill FILE        fails where a bill of materials (CycloneDX) leaves out something that is shipped
// --root FOLDER reads another tree, --feed ADDRESS asks another feed in the place of NuGet's and npm's (both for tests).
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const words = process.argv.slice(2);
const after = name => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined);
const root = after('--root') ?? join(dirname(fileURLToPath(import.meta.url)), '..');
const page = join(root, 'docs/dependencies.md');
const product = ['Core', 'Store', 'Analytics', 'Ingest', 'Dashboard'];

// Each lets an NHS body run, change and pass on the product without asking anybody, and asks for no more than its notice to be kept.
const allowed = {
  'MIT': 'free to use and pass on; its notice goes along',
  'Apache-2.0': 'the same, with a grant of patents',
  'BSD-2-Clause': 'as MIT',
  'BSD-3-Clause': 'as MIT; its authors\' names are not used to advertise',
  'ISC': 'as MIT',
  'PostgreSQL': 'as MIT; its notice goes along',
  'MS-PL OR Apache-2.0': 'taken under Apache-2.0',
  'OFL-1.1': 'fonts: free to embed in documents; not sold by themselves',
};
// Only what no archive holds may have these.
const allowedInTests = { 'MPL-2.0': 'used as it is by the browser tests, changed by nobody, shipped to nobody' };
// Packages whose description gives an address in the place of a licence's name: read there once, by hand, and good for that address only.
const read = {
  'https://github.com/MiloszKrajewski/K4os.Compression.LZ4/blob/master/LICENSE?raw=true': 'MIT',
  'https://raw.githubusercontent.com/xunit/xunit/master/license.txt': 'Apache-2.0',
};
const carried = [
  ['.NET and ASP.NET Core runtime', 'of the SDK that builds', 'MIT', 'Microsoft.NETCore.App.Runtime, Microsoft.AspNetCore.App.Runtime'],
  ['DuckDB (libduckdb.so)', 'of its package', 'MIT', 'DuckDB.NET.Bindings.Full'],
  ['LightGBM (lib_lightgbm.so)', 'of its package', 'MIT', 'LightGBM'],
  ['Native parts of Microsoft.ML (libLdaNative.so, libFastTreeNative.so)', 'of their package', 'MIT', 'Microsoft.ML'],
  ['Lato, two faces', '2.0', 'OFL-1.1', '`Dashboard/Fonts`'],
];

const json = path => JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
const tests = () => readdirSync(join(root, 'tests')).filter(n => existsSync(join(root, 'tests', n, `${n}.csproj`)));

// What is shipped is the product's alone: the archive is made where no test was restored.
const shipped = () => product.map(p => [p, p, true]);
const everything = () => [...shipped(), ...tests().map(t => [`tests/${t}`, `tests/${t}`, false])];

function nuget(projects = everything()) {
  const found = new Map();
  for (const [name, folder, ships] of projects) {
    const path = join(root, folder, 'obj/project.assets.json');
    if (!existsSync(path)) throw new Error(`${path} is not there: build first (dotnet build HealthNeeds.sln).`);
    const assets = json(path);
    const framework = Object.values(assets.project.frameworks)[0];
    const direct = new Set(Object.keys(framework.dependencies ?? {}).map(d => d.toLowerCase()));
    const folders = Object.keys(assets.packageFolders);
    const take = (id, version, runs) => {
      const key = `${id.toLowerCase()}/${version}`;
      const entry = found.get(key) ?? { feed: 'NuGet', id, version, folders, direct: false, ships: false, by: [] };
      entry.direct ||= direct.has(id.toLowerCase());
      entry.ships ||= ships && runs;
      if (direct.has(id.toLowerCase()) || !assets.libraries[`${id}/${version}`]) entry.by.push(name);
      entry.seen = [...(entry.seen ?? []), name];
      found.set(key, entry);
    };
    const target = assets.targets['net10.0'] ?? Object.values(assets.targets)[0];
    for (const [key, library] of Object.entries(target)) {
      if (library.type !== 'package') continue;
      const real = part => Object.keys(library[part] ?? {}).some(f => !f.endsWith('/_._'));
      const [id, version] = key.split('/');
      take(id, version, real('runtime') || real('native') || real('runtimeTargets') || real('contentFiles') || id === 'LightGBM');
    }
    for (const { name: id, version } of framework.downloadDependencies ?? []) {
      if (/\.(Runtime|Ref|ILCompiler|Crossgen2|AppHost)\b|\.Host\./i.test(id)) continue;
      direct.add(id.toLowerCase());
      take(id, version.replace(/^\[|[,\]].*$/g, ''), true);
    }
  }
  return [...found.values()].map(p => ({ ...p, licence: licence(p) }));
}

function licence(p) {
  const path = packageFolder(p);
  if (!path) return 'not restored here';
  const text = readFileSync(join(path, readdirSync(path).find(f => f.endsWith('.nuspec'))), 'utf8');
  const named = /<license[^>]*type="expression"[^>]*>([^<]+)</.exec(text);
  if (named) return named[1].trim();
  const url = /<licenseUrl>([^<]+)</.exec(text)?.[1].trim();
  return read[url] ?? `not named (${url ?? 'a file in the package'})`;
}

function packageFolder(p) {
  return p.folders.map(f => join(f, p.id.toLowerCase(), p.version.toLowerCase())).find(existsSync);
}

function npm() {
  const lock = json(join(root, 'package-lock.json'));
  const own = lock.packages[''];
  return Object.entries(lock.packages).filter(([path]) => path !== '').map(([path, entry]) => {
    const id = path.replace(/^.*node_modules\//, '');
    return { feed: 'npm', id, version: entry.version, licence: entry.license ?? 'not named', direct: id in { ...own.dependencies, ...own.devDependencies }, ships: !entry.dev, by: [entry.dev ? 'tests/Journeys' : 'Dashboard'], path: join(root, path) };
  });
}

const all = projects => [...nuget(projects), ...npm()].sort((a, b) => (a.feed + a.id.toLowerCase() < b.feed + b.id.toLowerCase() ? -1 : 1));
const refused = list => list.filter(p => !(p.licence in allowed) && !(p.licence in allowedInTests && !p.ships));

function markdown(list) {
  // Who asks for it; of the archive's parts, which of the product's.
  const by = p => {
    const names = p.by.length > 0 ? p.by : p.seen;
    return (p.ships ? names.filter(n => !n.startsWith('tests/')) : names).join(', ');
  };
  const table = rows => ['| package | version | licence | asked for | used by |', '|---|---|---|---|---|',
    ...rows.map(p => `| ${p.id} (${p.feed}) | ${p.version} | ${p.licence} | ${p.direct ? 'directly' : 'by another package'} | ${by(p)} |`)].join('\n');
  return `# What HealthNeeds is made of

Packages of others, their licences and who asks for them. \`node scripts/dependencies.mjs --write\` writes this page from what NuGet and npm restored; \`./test\` fails where it is
stale, or where a licence is none of these:

| licence | why it is allowed |
|---|---|
${Object.entries(allowed).map(([l, why]) => `| ${l} | ${why} |`).join('\n')}
${Object.entries(allowedInTests).map(([l, why]) => `| ${l} (tests only) | ${why} |`).join('\n')}

\`./release\` puts a bill of materials (CycloneDX, \`sbom.cdx.json\`) and the licences' texts (\`licences/\`) into the archive.
Known faults: \`node scripts/dependencies.mjs --audit\` asks both feeds, of the runtime and of DuckDB's engine too, and says "not available" of one that keeps no such list.

## In the archive

${table(list.filter(p => p.ships))}

## Carried inside

| part | version | licence | from |
|---|---|---|---|
${carried.map(c => `| ${c.join(' | ')} |`).join('\n')}

libgomp1, which LightGBM loads, is the operating system's; where it is missing the product's own trainer is used.

## Only to build and to test

What these ask for in turn is left out here, for it differs with the SDK that restores; its licences are checked all the same.

${table(list.filter(p => !p.ships && p.direct))}
`;
}

// Versions in NuGet's order: numbers part by part; with a label before without.
function compare(a, b) {
  const [left, right] = [a, b].map(v => /^([0-9.]+)(?:-([^+]*))?/.exec(v)).map(([, numbers, label]) => ({ numbers: numbers.split('.').map(Number), label }));
  for (let i = 0; i < 4; i++) {
    const by = (left.numbers[i] ?? 0) - (right.numbers[i] ?? 0);
    if (by !== 0) return by;
  }
  if (left.label === right.label) return 0;
  return left.label === undefined ? 1 : right.label === undefined ? -1 : left.label.localeCompare(right.label, 'en', { numeric: true });
}

// "[1.0, 2.0)", "(, 1.2.3]", "[1.0]", and "1.0" for that one and all newer.
function isWithin(version, range) {
  const parts = /^([[(])([^,]*)(?:(,)(.*))?([\])])$/.exec(range.replace(/\s/g, ''));
  if (!parts) return compare(version, range) >= 0;
  const [, opens, low, comma, high, closes] = parts;
  const top = comma ? high : low;
  const above = low === '' || compare(version, low) > 0 || (opens === '[' && compare(version, low) === 0);
  return above && (top === '' || compare(version, top) < 0 || (closes === ']' && compare(version, top) === 0));
}

// What the archive holds and no project asks for by name: the runtime, as the SDK that builds would add it.
function runtimePacks() {
  const version = execFileSync('dotnet', ['msbuild', 'Dashboard/Dashboard.csproj', '-getProperty:BundledNETCoreAppPackageVersion'], { cwd: root, encoding: 'utf8' }).trim();
  return ['Microsoft.NETCore.App', 'Microsoft.AspNetCore.App'].map(name => ({ id: `${name}.Runtime.linux-x64`, version }));
}

async function audit() {
  const ask = async (address, options) => {
    try {
      const answer = await fetch(address, { ...options, signal: AbortSignal.timeout(20_000) });
      return answer.ok ? await answer.json() : `it answered ${answer.status}`;
    } catch (unreachable) {
      return `it cannot be reached: ${unreachable.cause?.code ?? unreachable.message}`;
    }
  };
  const feed = after('--feed');
  let found = 0;
  const say = (what, hits) => {
    console.log(typeof hits === 'string' ? `${what}: not available (${hits}).` : `${what}: ${hits.join(', ') || 'none'}.`);
    found += typeof hits === 'string' ? 0 : hits.length;
  };
  // By NuGet's own list, and not by "dotnet list package --vulnerable": that sees neither what is fetched and not referenced (DuckDB's engine) nor the runtime, and where a feed keeps no list it finds nothing and calls it good.
  const index = await ask(`${feed ?? 'https://api.nuget.org'}/v3/index.json`);
  const list = typeof index === 'string' ? undefined : index.resources.find(r => r['@type'].startsWith('VulnerabilityInfo/'));
  const nugetFaults = async () => {
    if (!list) return typeof index === 'string' ? index : 'this feed keeps no such list';
    const pages = await ask(list['@id']);
    const faults = typeof pages === 'string' ? [pages] : await Promise.all(pages.map(p => ask(p['@id'])));
    return faults.find(f => typeof f === 'string') ?? [...nuget(), ...runtimePacks()].flatMap(p => faults.flatMap(f => f[p.id.toLowerCase()] ?? []).filter(f => isWithin(p.version, f.versions)).map(f => `${p.id} ${p.version} (${f.url})`));
  };
  say('NuGet: known faults', await nugetFaults());
  if (list && !feed) {
    const report = JSON.parse(execFileSync('dotnet', ['list', 'HealthNeeds.sln', 'package', '--deprecated', '--include-transitive', '--format', 'json'], { cwd: root, maxBuffer: 1 << 26 }));
    const old = new Set(report.projects.flatMap(p => (p.frameworks ?? []).flatMap(f => [...(f.topLevelPackages ?? []), ...(f.transitivePackages ?? [])])).map(p => `${p.id} ${p.resolvedVersion}`));
    console.log(`NuGet: given up: ${[...old].join(', ') || 'none'}.`);
  }
  const parts = npm();
  const advisories = await ask(`${feed ?? 'https://registry.npmjs.org'}/-/npm/v1/security/advisories/bulk`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(Object.fromEntries(parts.map(p => [p.id, [p.version]]))) });
  say('npm: known faults', typeof advisories === 'string' ? advisories : Object.entries(advisories).map(([id, faults]) => `${id} (${faults.map(f => f.title).join('; ')})`));
  return found === 0;
}

// Rows of "In the archive" that a bill of materials does not name.
function leftOut(bill) {
  const named = new Set(json(bill).components.map(c => `${c.group ? `${c.group}/` : ''}${c.name} ${c.version}`.toLowerCase()));
  return all(shipped()).filter(p => p.ships && !named.has(`${p.id} ${p.version}`.toLowerCase())).map(p => `${p.id} ${p.version}`);
}

function licenceFile(folder) {
  const entry = readdirSync(folder, { withFileTypes: true }).find(f => /^(licen[cs]e|copying)/i.test(f.name));
  return entry?.isDirectory() ? join(entry.name, readdirSync(join(folder, entry.name))[0]) : entry?.name;
}

function licences(folder) {
  mkdirSync(folder, { recursive: true });
  for (const p of all(shipped()).filter(p => p.ships)) {
    const from = p.path ?? packageFolder(p);
    const file = licenceFile(from);
    const to = join(folder, `${p.id}-${p.version}.txt`);
    const nuspec = p.path ? '' : readFileSync(join(from, readdirSync(from).find(f => f.endsWith('.nuspec'))), 'utf8');
    const of = tag => new RegExp(`<${tag}>([^<]+)<`).exec(nuspec)?.[1].trim();
    if (file) copyFileSync(join(from, file), to);
    else writeFileSync(to, `${p.id} ${p.version}\n${of('copyright') ?? `Copyright ${of('authors') ?? 'its authors'}`}\nLicence: ${p.licence} (https://spdx.org/licenses/)\nProject: ${of('projectUrl') ?? 'not named'}\n`);
  }
}

if (words.includes('--write')) {
  writeFileSync(page, markdown(all()));
} else if (words.includes('--licences')) {
  licences(after('--licences'));
} else if (words.includes('--audit')) {
  process.exitCode = (await audit()) ? 0 : 1;
} else if (words.includes('--bill')) {
  const missing = leftOut(after('--bill'));
  if (missing.length > 0) console.error(`${after('--bill')} leaves out what the archive holds: ${missing.join(', ')}.`);
  process.exitCode = missing.length > 0 ? 1 : 0;
} else if (words.includes('--check')) {
  const list = all();
  const wrong = refused(list);
  wrong.forEach(p => console.error(`${p.id} ${p.version}: licence ${p.licence} is not allowed${p.ships ? ' in the archive' : ''}. Used by ${p.seen?.join(', ') ?? p.by.join(', ')}. Choose another package, or say in scripts/dependencies.mjs why it may be used.`));
  const isStale = !existsSync(page) || readFileSync(page, 'utf8') !== markdown(list);
  if (isStale) console.error('docs/dependencies.md is not what was restored. Run: node scripts/dependencies.mjs --write');
  if (wrong.length === 0 && !isStale) console.log(`${list.length} packages, every licence allowed; docs/dependencies.md is as they are.`);
  process.exitCode = wrong.length > 0 || isStale ? 1 : 0;
} else {
  console.error('Expected --write, --check, --audit, --bill FILE or --licences FOLDER.');
  process.exitCode = 2;
}
