using System.CommandLine;

namespace HealthNeeds.Ingest.Snapshot;

/// <summary>The command line's "snapshot": makes and checks what data/ carries.</summary>
internal static class SnapshotCommand
{
    public static Command Create() => new("snapshot", "Make or check the figures and outlines that data/ carries.") { Boundaries() };

    private static Command Boundaries()
    {
        var from = new Option<DirectoryInfo>("--from") { Description = "Folder with <prefix>_lsoa21.geojson and the like.", Required = true };
        var prefix = new Option<string>("--prefix") { Description = "Start of the raw files' names.", DefaultValueFactory = _ => "sy" };
        var to = new Option<DirectoryInfo>("--to") { Description = "Folder to write.", DefaultValueFactory = _ => new DirectoryInfo("data/boundaries/south-yorkshire") };
        var command = new Command("boundaries", "Write a region's outlines from published GeoJSON.") { from, prefix, to };
        command.SetAction(arguments =>
        {
            var written = BoundaryBuilder.Build(arguments.GetRequiredValue(from).FullName, arguments.GetRequiredValue(prefix), arguments.GetRequiredValue(to).FullName);
            foreach (var (path, areas) in written)
                arguments.InvocationConfiguration.Output.WriteLine($"{path}: {areas} areas");
            return 0;
        });
        return command;
    }
}
