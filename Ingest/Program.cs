using System.CommandLine;
using HealthNeeds.Ingest.Snapshot;

return await new RootCommand("HealthNeeds worker") { SnapshotCommand.Create() }.Parse(args).InvokeAsync();
