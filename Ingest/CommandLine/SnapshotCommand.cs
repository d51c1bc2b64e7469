using System.CommandLine;
using HealthNeeds.Core.Boundaries;
using HealthNeeds.Core.Regions;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Snapshot;
using HealthNeeds.Ingest.Workspace;

namespace HealthNeeds.Ingest.CommandLine;

/// <summary>The command line's "snapshot": makes and checks what data/ carries.</summary>
internal static class SnapshotCommand
{
    public static Command Create() => new("snapshot", "Make or check the figures and outlines that data/ carries.") { Build(), Verify(), Boundaries(), Outlines() };

    private static Command Build()
    {
        var from = new Option<DirectoryInfo>("--from") { Description = "Folder of the publishers' files.", Required = true };
        var to = new Option<DirectoryInfo?>("--to") { Description = "Folder to write (snapshot below the data directory where not given)." };
        var command = new Command("build", "Make the snapshot from the publishers' files; the same files give the same bytes.") { from, to };
        command.Runs((context, cancellation) =>
        {
            var builder = new SnapshotBuilder(DataCatalogues.Read(context.Paths.Data).Indicators);
            var target = context.Parse.GetValue(to)?.FullName ?? context.Paths.Snapshot;
            var manifest = builder.Build(context.Parse.GetRequiredValue(from).FullName, target, context.Output.WriteLine, cancellation);
            foreach (var file in manifest.Files)
                context.Output.WriteLine($"{file.Name,-36} {file.Rows,9:N0} rows {file.Bytes,11:N0} bytes");
            foreach (var source in manifest.Sources)
                context.Output.WriteLine($"{source.Id,-20} {source.RowsIn,9:N0} rows in = {source.RowsKept,9:N0} kept + {source.RowsRejected,7:N0} rejected; {source.FiguresRejected:N0} figures rejected");
            return Task.FromResult(ExitCodes.Ok);
        });
        return command;
    }

    private static Command Verify()
    {
        var folder = new Option<DirectoryInfo?>("--snapshot") { Description = "Folder to check (snapshot below the data directory where not given)." };
        var command = new Command("verify", "Check hashes, counts, keys, ranges and codes.") { folder };
        command.Runs((context, cancellation) =>
        {
            var target = context.Parse.GetValue(folder)?.FullName ?? context.Paths.Snapshot;
            var problems = new SnapshotVerifier(DataCatalogues.Read(context.Paths.Data)).Verify(target, cancellation);
            foreach (var problem in problems)
                context.Error.WriteLine(problem);
            context.Output.WriteLine(problems.Count == 0 ? "The snapshot is as its manifest and catalogue say." : $"{CountWords.Some(problems.Count, "problem")}.");
            return Task.FromResult(problems.Count == 0 ? ExitCodes.Ok : ExitCodes.Failed);
        });
        return command;
    }

    private static Command Boundaries()
    {
        var from = new Option<DirectoryInfo>("--from") { Description = "Folder with <prefix>_lsoa21.geojson and the like.", Required = true };
        var prefix = new Option<string>("--prefix") { Description = "Start of the raw files' names.", DefaultValueFactory = _ => "sy" };
        var name = new Option<string>("--name") { Description = "Folder below data/regions whose outlines are written.", DefaultValueFactory = _ => "south-yorkshire" };
        var command = new Command("boundaries", "Write a region's outlines from published GeoJSON.") { from, prefix, name };
        command.Runs(context =>
        {
            var target = Path.Combine(RegionFolder(context, context.Parse.GetRequiredValue(name)), "outlines");
            foreach (var (path, areas) in BoundaryBuilder.Build(context.Parse.GetRequiredValue(from).FullName, context.Parse.GetRequiredValue(prefix), target))
                context.Output.WriteLine($"{path}: {CountWords.Some(areas, "area")}");
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Outlines()
    {
        var from = new Option<FileInfo>("--from") { Description = "GeoJSON of LSOAs of 2021, .geojson or .geojson.gz, of England or more.", Required = true };
        var tolerance = new Option<double>("--tolerance") { Description = "How far a border may move, in metres.", DefaultValueFactory = _ => EnglandOutlineBuilder.UsualTolerance };
        tolerance.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<double>() is not (>= 0 and <= 1000))
                given.AddError("--tolerance expects metres from 0 to 1000.");
        });
        var command = new Command("outlines", "Write the outlines of all England's LSOAs, which every map is drawn from.") { from, tolerance };
        command.Runs(context =>
        {
            var path = Path.Combine(context.Paths.Data, EnglandOutlineFile.Path);
            var made = EnglandOutlineBuilder.Build(context.Parse.GetRequiredValue(from).FullName, path, context.Parse.GetValue(tolerance));
            context.Output.WriteLine($"{path}: {made.Areas:N0} areas, {new FileInfo(path).Length:N0} bytes");
            context.Output.WriteLine($"{made.Borders.Dropped.Count:N0} of {made.Borders.Corners:N0} corners left out, the furthest of them {made.Borders.Furthest:0.0} m from the border as it is now");
            return ExitCodes.Ok;
        });
        return command;
    }

    /// <exception cref="UsageException">It is none of the folders that are there: outlines are written below data/regions and nowhere else.</exception>
    private static string RegionFolder(CommandContext context, string name)
    {
        var root = Path.Combine(context.Paths.Data, RegionCatalogue.FolderName);
        List<string> known = [.. Directory.GetDirectories(root).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];
        return known.Contains(name, StringComparer.Ordinal) ? Path.Combine(root, name) : throw new UsageException($"--name expects a folder of {root}: {string.Join(" or ", known)}; found '{name}'.");
    }
}
