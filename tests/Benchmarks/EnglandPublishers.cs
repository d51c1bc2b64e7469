using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Setup;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Tests.Publishers;
using HealthNeeds.Ingest.Tests.Publishers.Fingertips;
using HealthNeeds.Ingest.Workspace;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Benchmarks;

/// <summary>Every publisher on this machine, with whole files of England, and the product's own services that ask them.</summary>
internal sealed class EnglandPublishers : IDisposable
{
    private readonly LoopbackPublisher publisher = LoopbackPublisher.StartAsync().GetAwaiter().GetResult();
    private readonly EveryPublisher said = new(RawFiles.Folder!, RawFiles.Data, Fingertips(), mostAtOnce: 2000);

    public EnglandPublishers() => publisher.Serve(said.Answer);

    /// <summary>Why there are none; null where there can be.</summary>
    public static string? WhyNot => RawFiles.Folder is null ? "it needs the publishers' raw files, a folder shared/sources beside or above the repository" : null;

    /// <summary>The releases directory of whoever asks them.</summary>
    public string Releases { get; } = Directory.CreateTempSubdirectory("healthneeds-benchmark-").FullName;

    /// <summary>False for publishers that give no entity tags.</summary>
    public bool SendsTags { get => said.SendsTags; set => said.SendsTags = value; }

    /// <summary>No pause between requests, but what publishers' rules force whatever is set.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Settings =>
    [
        // Whatever the environment says, which the command has too.
        new("Live:Offline", "false"),
        new("Releases:Directory", Releases),
        new("Data:Directory", RawFiles.Data),
        .. EveryPublisher.Names.SelectMany(n => new KeyValuePair<string, string?>[] { new($"Live:Addresses:{n}", $"{publisher.Root}{n}/"), new($"Live:Publishers:{n}:MinRequestIntervalMilliseconds", "0") }),
    ];

    public IServiceCollection Services() =>
        new ServiceCollection().AddLogging().AddRefresh(new ConfigurationBuilder().AddInMemoryCollection(Settings).Build());

    public void Dispose()
    {
        publisher.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Directory.Delete(Releases, recursive: true);
    }

    /// <summary>The indicators of the catalogue, for every area and GP practice of England.</summary>
    private static FingertipsBodies Fingertips()
    {
        var known = SnapshotAreas.Read(RawFiles.Bundled);
        return new(DataCatalogues.Read(RawFiles.Data).Indicators, new Dictionary<AreaLevel, IReadOnlyList<string>>
        {
            [AreaLevel.Ltla24] = [.. known.Ltla24.Order(StringComparer.Ordinal)],
            [AreaLevel.Msoa11] = [.. known.Msoa11.Order(StringComparer.Ordinal)],
            [AreaLevel.Practice] = [.. known.Practices.Order(StringComparer.Ordinal)],
        });
    }
}
