using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Ingest.Tests.Snapshot;
using HealthNeeds.Ingest.Workspace;

namespace HealthNeeds.Ingest.Tests.Publishers;

/// <summary>What one publisher's file gives: its figures, and what became of its rows.</summary>
internal sealed record ReadFile(IReadOnlyList<PublishedFigure> Figures, IReadOnlyList<Rejection> Rejections, RawFileReport Report)
{
    private static readonly HashSet<string> None = [];

    /// <param name="name">The name its reader asks for.</param>
    public static ReadFile Of(FigureFile file, string name, string text, KnownAreas areas)
    {
        using var folder = new TemporaryFolder();
        folder.File(name, text);
        return Of(file, folder.Path, areas);
    }

    public static ReadFile Of(FigureFile file, string folder, KnownAreas areas)
    {
        var (raw, figures) = (new RawFolder(folder), new List<PublishedFigure>());
        file.Read(raw, areas, new FigureIntake(DataCatalogues.Read(RawFiles.Data).Indicators.Indicators.ToDictionary(i => i.Id.Value, StringComparer.Ordinal), figures.Add));
        return new ReadFile(figures, raw.Rejections, raw.Reports.Should().ContainSingle().Subject);
    }

    public static KnownAreas Areas(IEnumerable<string>? ltla21 = null, IEnumerable<string>? ltla24 = null, IEnumerable<string>? practices = null) =>
        new(None, None, None, (ltla21 ?? []).ToHashSet(StringComparer.Ordinal), (ltla24 ?? []).ToHashSet(StringComparer.Ordinal), (practices ?? []).ToHashSet(StringComparer.Ordinal));

    /// <summary>The rule that set each row aside, by its line.</summary>
    public IReadOnlyDictionary<long, string> Rules => Rejections.ToDictionary(r => r.Line!.Value, r => r.Rule);
}
