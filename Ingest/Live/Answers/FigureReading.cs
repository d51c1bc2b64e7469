using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Snapshot;
using HealthNeeds.Ingest.Sources;

namespace HealthNeeds.Ingest.Live.Answers;

/// <summary>Figures of one source, from a pull's tables into a file of the project's schema.</summary>
internal static class FigureReading
{
    public static Intake Read(string source, AnswerTables tables, IEnumerable<FigureFile> files, ReadingRoom room, CancellationToken cancellation)
    {
        var path = Path.Combine(room.Folder, $"{SnapshotKinds.Observations}-{source}.parquet");
        using var figures = new FigureTable();
        var intake = new FigureIntake(room.Catalogue.Indicators.ToDictionary(i => i.Id.Value, StringComparer.Ordinal), figures.Add);
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            file.Read(tables, room.Areas, intake);
        }

        figures.WriteTo(path);
        return tables.Intake(FetchedFile.Of(SnapshotKinds.Observations, source, path, figures.Rows));
    }
}
