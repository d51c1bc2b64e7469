// join-sbom.mjs VERSION RUNTIMECONFIG ENGINE FILE...: one CycloneDX bill of materials from several, on standard output. Components come in one order and once each.
// What no tool sees is added: the runtime that a self-contained program holds (RUNTIMECONFIG says which), and DuckDB's engine, which is fetched and not referenced (ENGINE: its version).
import { readFileSync } from 'node:fs';

const [version, runtimeconfig, engine, ...files] = process.argv.slice(2);
const held = [
  ...JSON.parse(readFileSync(runtimeconfig, 'utf8')).runtimeOptions.includedFrameworks.map(f => [`${f.name}.Runtime.linux-x64`, f.version]),
  ['DuckDB.NET.Bindings.Full', engine],
].map(([name, v]) => ({ type: 'library', 'bom-ref': `pkg:nuget/${name}@${v}`, name, version: v, scope: 'required', licenses: [{ license: { id: 'MIT' } }], purl: `pkg:nuget/${name}@${v}` }));
const boms = files.map(f => JSON.parse(readFileSync(f, 'utf8').replace(/^\uFEFF/, '')));
const own = `pkg:generic/healthneeds@${version}`;
const roots = new Set(boms.map(b => b.metadata.component['bom-ref']));
// A path of this machine is nobody's business.
const clean = c => ({ ...c, properties: c.properties?.filter(p => !p.name.endsWith(':path')) });
const components = new Map([...boms.flatMap(b => b.components ?? []), ...held].filter(c => c.scope !== 'excluded' && !c.name.startsWith('HealthNeeds.') && !/^(Core|Store|Analytics)$/.test(c.name)).map(c => [c['bom-ref'], clean(c)]));
const dependencies = new Map([[own, new Set()]]);
for (const { ref, dependsOn = [] } of boms.flatMap(b => b.dependencies ?? [])) {
  const key = roots.has(ref) || !components.has(ref) ? own : ref;
  const set = dependencies.get(key) ?? dependencies.set(key, new Set()).get(key);
  dependsOn.filter(d => components.has(d)).forEach(d => set.add(d));
}
held.forEach(c => dependencies.get(own).add(c['bom-ref']));
const order = (a, b) => (a < b ? -1 : 1);
console.log(JSON.stringify({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: {
    timestamp: new Date(Number(process.env.SOURCE_DATE_EPOCH) * 1000).toISOString(),
    tools: boms.flatMap(b => (Array.isArray(b.metadata.tools) ? b.metadata.tools : b.metadata.tools?.components ?? [])).map(({ name, vendor, version }) => ({ vendor, name, version }))
      .filter((t, i, all) => all.findIndex(o => o.name === t.name) === i),
    component: { type: 'application', 'bom-ref': own, name: 'HealthNeeds', version, licenses: [{ license: { id: 'MIT' } }], purl: own },
  },
  components: [...components.values()].sort((a, b) => order(a['bom-ref'], b['bom-ref'])),
  dependencies: [...dependencies].sort(([a], [b]) => order(a, b)).map(([ref, set]) => ({ ref, dependsOn: [...set].sort(order) })),
}, null, 2));
