using System.Diagnostics;
using HealthNeeds.Fixtures;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Pipeline.Stages;
using HealthNeeds.Ingest.Pulls;
using HealthNeeds.Ingest.Setup;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Tests.Pipeline.Stages;
using HealthNeeds.Ingest.Tests.Publishers;
using HealthNeeds.Ingest.Tests.Publishers.Fingertips;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HealthNeeds.Benchmarks;

/// <summary>A refresh that finds nothing new anywhere: every real client, whole files of England, publishers on this machine.</summary>
internal sealed class RefreshBenchmark : IBenchmark
{
    public string Name => "refresh";

    public string Description =>
        "A refresh of all live sources of which nothing is new: each is asked about all it had (304, kept bytes checked against their hashes), and the run ends without a release. Files are whole ones of England in the publishers' shapes; no time between requests (a real refresh waits 0.1 s for each of one publisher). Then the same of publishers that send no entity tags: every file comes whole again and its hash says that it is the same. A bare HttpClient that asks the same, and keeps and checks nothing, is the reference.";

    public IReadOnlyList<Limit> Limits => [Limit.SecondsOver("ours", "HttpClient", 5)];

    public IEnumerable<Measurement> Run(CancellationToken cancellation)
    {
        if (RawFiles.Folder is not { } raw)
        {
            yield return Measurement.Skipped("ours", "nothing new at any source", "it needs the publishers' raw files, a folder shared/sources beside or above the repository");
            yield break;
        }

        var folder = Directory.CreateTempSubdirectory("healthneeds-benchmark-").FullName;
        var publisher = LoopbackPublisher.StartAsync().GetAwaiter().GetResult();
        var all = new EveryPublisher(raw, RawFiles.Data, Fingertips(), mostAtOnce: 2000);
        publisher.Serve(all.Answer);
        using var services = Services(folder, publisher);
        Published(services, folder, cancellation);
        var tags = Tags(folder);
        yield return Measurement.Of("HttpClient", "nothing new at any source", () => Bare(tags));
        yield return Measurement.Of("ours", "nothing new at any source", () => Refreshed(services, folder, [.. services.GetServices<IStage>()], cancellation));
        yield return Command(folder, publisher);
        all.SendsTags = false;
        yield return Measurement.Of("HttpClient", "the same, no entity tags", () => Bare(tags));
        yield return Measurement.Of("ours", "the same, no entity tags", () => Refreshed(services, folder, [.. services.GetServices<IStage>()], cancellation));
        publisher.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>What publishers say is taken in and written down as published; the analysis is not what is measured here.</summary>
    private static void Published(ServiceProvider services, string folder, CancellationToken cancellation) =>
        _ = Refreshed(services, folder, [services.GetRequiredService<FetchStage>(), new FakeStage("publish", run =>
        {
            run.Release = SmallRelease.Publish(folder).Id;
            return new StageResult();
        })], cancellation);

    private static string Refreshed(ServiceProvider services, string folder, IReadOnlyList<IStage> stages, CancellationToken cancellation)
    {
        var record = new Refresh(folder, stages, TimeProvider.System, NullLoggerFactory.Instance).RunAsync(new RefreshRequest("south-yorkshire", Force: false, "command", Ask: true), [], cancellation).GetAwaiter().GetResult();
        var asked = services.GetRequiredService<PullCoordinator>().Sources.Select(s => new SourceStatusFiles(folder).Find(s.Source)!).ToList();
        var states = string.Join(", ", asked.GroupBy(s => s.State).Select(g => $"{g.Count()} {g.Key.ToString().ToLowerInvariant()}"));
        return $"{record.Outcome.ToString().ToLowerInvariant()}; sources: {states}; {asked.Sum(s => s.Recent[0].Responses):N0} answers, {asked.Sum(s => s.Recent[0].Revalidated):N0} not modified, {asked.Sum(s => s.Recent[0].Bytes) / 1e6:0} MB";
    }

    /// <summary>The same as a user's command, from the start of its process to its end.</summary>
    private static Measurement Command(string folder, LoopbackPublisher publisher)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(RepositoryRoot.Path, "Ingest/bin/Release/net10.0/HealthNeeds.Ingest.dll"), "refresh"]) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var (key, value) in Settings(folder, publisher))
            start.Environment[key.Replace(":", "__")] = value;
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var (cpu, peak) = (TimeSpan.Zero, 0L);
        while (!process.WaitForExit(TimeSpan.FromMilliseconds(10)))
        {
            process.Refresh();
            if (process.HasExited)
                break;
            (cpu, peak) = (process.TotalProcessorTime, Math.Max(peak, process.PeakWorkingSet64));
        }

        var wall = clock.Elapsed;
        var said = process.StandardOutput.ReadToEnd().Split('\n').Last(l => l.StartsWith("Run ", StringComparison.Ordinal));
        return new Measurement("ours", "the same, the command from its start", wall, cpu, peak, said[(said.IndexOf(':', StringComparison.Ordinal) + 2)..]);
    }

    private static string Bare(List<(Uri Address, string Tag)> asked)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 4 });
        var places = new SemaphoreSlim(4);
        var unchanged = Task.WhenAll(asked.Select(async a =>
        {
            await places.WaitAsync();
            using var request = new HttpRequestMessage(HttpMethod.Get, a.Address);
            request.Headers.TryAddWithoutValidation("If-None-Match", a.Tag);
            using var message = await http.SendAsync(request);
            await message.Content.CopyToAsync(Stream.Null);
            places.Release();
            return message.StatusCode == System.Net.HttpStatusCode.NotModified;
        })).GetAwaiter().GetResult().Count(u => u);
        return $"{asked.Count:N0} answers, {unchanged:N0} not modified";
    }

    private static List<(Uri Address, string Tag)> Tags(string folder) =>
        [.. Directory.EnumerateDirectories(Path.Combine(folder, "sources")).Select(d => new SourceFolder(folder, Path.GetFileName(d)!).ReadGood()).OfType<Receipt>().SelectMany(r => r.Responses).Where(r => r.ETag is not null).Select(r => (r.Address, r.ETag!))];

    private static ServiceProvider Services(string folder, LoopbackPublisher publisher) =>
        new ServiceCollection().AddLogging().AddRefresh(new ConfigurationBuilder().AddInMemoryCollection(Settings(folder, publisher)).Build()).BuildServiceProvider();

    private static IEnumerable<KeyValuePair<string, string?>> Settings(string folder, LoopbackPublisher publisher) =>
    [
        // Four requests a second at most, whatever is configured: a wait, not work.
        new("Live:Sources:nhs-ods:Enabled", "false"),
        new("Releases:Directory", folder),
        new("Data:Directory", RawFiles.Data),
        .. EveryPublisher.Names.SelectMany(n => new KeyValuePair<string, string?>[] { new($"Live:Addresses:{n}", $"{publisher.Root}{n}/"), new($"Live:Publishers:{n}:MinRequestIntervalMilliseconds", "0") }),
    ];

    /// <summary>The indicators of the catalogue, for every area of England.</summary>
    private static FingertipsBodies Fingertips() => new(DataCatalogues.Read(RawFiles.Data).Indicators, new Dictionary<AreaLevel, IReadOnlyList<string>>
    {
        [AreaLevel.Ltla24] = Codes("crosswalk-ltla21-ltla24.parquet", "ltla24"),
        [AreaLevel.Msoa11] = Codes("crosswalk-msoa11-msoa21.parquet", "msoa11"),
    });

    private static List<string> Codes(string file, string column)
    {
        using var engine = Session.OpenInMemory(EngineLimits.Reader);
        return engine.Query<string>($"select distinct {column} from read_parquet('{Path.Combine(RawFiles.Bundled, file)}') order by 1");
    }
}
