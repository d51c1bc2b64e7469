using HealthNeeds.Ingest.Tests.CommandLine;
using HealthNeeds.Ingest.Tests.OwnFigures;
using HealthNeeds.Ingest.Tests.Pipeline;
using HealthNeeds.Ingest.Tests.Pipeline.Stages;
using HealthNeeds.Ingest.Tests.Worker.Cluster;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("HealthNeeds.Ingest.Tests.LongestFirst", "HealthNeeds.Ingest.Tests")]

namespace HealthNeeds.Ingest.Tests;

/// <summary>What takes longest begins first, so that nothing long is left for one processor at the end. Those that run alone come after all others whatever this says.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long =
        [nameof(ClusterCollection), nameof(EnglandCollection), nameof(CompareStageTests), nameof(PowerShellScriptTests), nameof(AllSourcesRefreshTests), nameof(OwnCommandTests), nameof(OwnRefreshTests)];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(Place);

    private static int Place(ITestCollection collection)
    {
        var place = Array.FindIndex(Long, name => collection.DisplayName.EndsWith(name, StringComparison.Ordinal));
        return place < 0 ? Long.Length : place;
    }
}
