using HealthNeeds.Core.Runs;
using HealthNeeds.Fixtures;
using HealthNeeds.Ingest.Editions;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Pulls;
using HealthNeeds.Ingest.Setup;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Tests.Pipeline;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Ingest.Tests.Pulls;

/// <summary>South Yorkshire's bundled figures, a publisher on this machine, and one source that asks it.</summary>
internal sealed class SourceBench : IAsyncDisposable
{
    public const string Id = "iod2025";
    private readonly List<ServiceProvider> _providers = [];

    private SourceBench(LoopbackPublisher publisher)
    {
        Publisher = publisher;
        Source = new FakeLiveSource(Id, publisher.Address("/figures.csv"));
        Folder = new SourceFolder(Data.Paths.Releases, Id);
    }

    public SmallSnapshot Data { get; } = new();

    public LoopbackPublisher Publisher { get; }

    public FakeLiveSource Source { get; }

    public SourceFolder Folder { get; }

    public SourceStatus Status => new SourceStatusFiles(Data.Paths.Releases).Find(Id)!;

    public static IReadOnlyList<string> Areas => SmallSnapshot.Codes(AreaLevel.Lsoa21);

    public static async Task<SourceBench> StartAsync() => new(await LoopbackPublisher.StartAsync());

    /// <summary>The publication as it should be, each value moved by <paramref name="shift"/>.</summary>
    public static string Csv(double shift = 0, string header = "area,period,value,lower,upper", Func<string, string>? row = null) =>
        string.Join('\n', [header, .. Areas.Select((area, i) => FormattableString.Invariant($"{area},2018–22,{40 + (i * 0.05) + shift:0.###},,")).Select(row ?? (r => r))]) + "\n";

    public void Serve(string csv, string? etag = null) => Publisher.Serve("/figures.csv", PublisherAnswer.Csv(csv).With(etag: etag));

    public void Serve(PublisherAnswer answer) => Publisher.Serve("/figures.csv", answer);

    public Task<PullOutcome> PullAsync(ILiveSource? source = null) =>
        Services().GetRequiredService<SourcePull>().RunAsync(source ?? Source, CancellationToken.None);

    /// <summary>Pulls figures that are taken, then others whose unit is another: those are held.</summary>
    /// <returns>The id of what is held.</returns>
    public async Task<string> HoldAsync()
    {
        Serve(Csv());
        await PullAsync();
        Source.Facts["iod2025-ypll unit"] = "days";
        Serve(Csv(shift: 0.5));
        await PullAsync();
        return Folder.ReadHeld()!.Id;
    }

    /// <summary>The product's services as a process that has just started would have them.</summary>
    public ServiceProvider Services(Action<IServiceCollection>? change = null, params (string Key, string Value)[] settings)
    {
        var configuration = Configuration(settings);
        var services = new ServiceCollection().AddLogging().AddSingleton(FixtureRegion.SouthYorkshire.Expected).AddRefresh(configuration).WithoutPauses();
        WithFake(services);
        change?.Invoke(services);
        var provider = services.BuildServiceProvider();
        _providers.Add(provider);
        return provider;
    }

    /// <summary>Puts the fake in the place of the product's own sources.</summary>
    public void WithFake(IServiceCollection services)
    {
        foreach (var real in services.Where(s => s.ServiceType == typeof(ILiveSource)).ToList())
            services.Remove(real);
        foreach (var search in services.Where(s => s.ServiceType == typeof(IEditionSearch)).ToList())
            services.Remove(search);
        services.AddSingleton<ILiveSource>(Source);
    }

    public IConfiguration Configuration(params (string Key, string Value)[] settings) => new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Releases:Directory", Data.Paths.Releases),
            new("Data:Directory", Data.Paths.Data),
            new("Live:Publishers:loopback:MinRequestIntervalMilliseconds", "0"),
            new("Live:Publishers:loopback:Retries", "1"),
            new("Live:Publishers:loopback:FirstWaitSeconds", "0.002"),
            new("Live:Publishers:loopback:LongestWaitSeconds", "0.01"),
            new("Live:Publishers:loopback:LongestRetryAfterSeconds", "0"),
            new("Live:Publishers:loopback:BreakAfter", "1000"),
            .. settings.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value)),
        ]).Build();

    /// <summary>Every file below the source's folder, for checks that nothing strays.</summary>
    public IReadOnlyList<string> Files() =>
        [.. Directory.EnumerateFiles(Folder.Path, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder.Path, f)).Order(StringComparer.Ordinal)];

    public async ValueTask DisposeAsync()
    {
        foreach (var provider in _providers)
            await provider.DisposeAsync();
        await Publisher.DisposeAsync();
        Data.Dispose();
    }
}
