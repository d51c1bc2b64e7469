using System.Diagnostics;
using System.Globalization;
using HealthNeeds.Core.Runs;
using HealthNeeds.Fixtures;
using HealthNeeds.Ingest.CommandLine;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Pipeline.Stages;
using HealthNeeds.Ingest.Pulls;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tests.Pipeline.Stages;
using HealthNeeds.Ingest.Tests.Pulls;
using HealthNeeds.Store.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HealthNeeds.Benchmarks;

/// <summary>A refresh that finds nothing new anywhere: every real client, whole files of England, publishers on this machine.</summary>
internal sealed class RefreshBenchmark : IBenchmark
{
    private const string Tagged = "nothing new at any source";
    private const string Untagged = "the same, no entity tags";

    public string Name => "refresh";

    public string Description =>
        "A refresh of all live sources of which nothing is new: each is asked about all it had (304, kept bytes checked against their hashes), and the run ends without a release. Files are whole ones of England in the publishers' shapes; no time between requests (a real refresh waits 0.1 s for each of one publisher). What publishers' rules make it wait whatever is set, for NHS ODS, NIHR and UKRI's Gateway are asked four times a second at most, is measured apart, and is in what the command takes. Then the same of publishers that send no entity tags: every file comes whole again and its hash says that it is the same. A bare HttpClient that asks the same, and keeps and checks nothing, is the reference. A source without a usable answer ends it with an error.";

    public IReadOnlyList<Limit> Limits => [Limit.SecondsOver("ours", "HttpClient", 5)];

    public IEnumerable<Measurement> Run(CancellationToken cancellation)
    {
        if (EnglandPublishers.WhyNot is { } reason)
        {
            yield return Measurement.Skipped("ours", Tagged, reason);
            yield break;
        }

        using var england = new EnglandPublishers();
        using var services = england.Services().WithoutPauses().BuildServiceProvider();
        Publish(services, england.Releases, cancellation);
        var tags = Tags(england.Releases);
        yield return Measurement.Of("HttpClient", Tagged, () => Bare(tags));
        var ours = Measurement.Of("ours", Tagged, () => NothingNew(services, england.Releases, cancellation));
        yield return ours;
        yield return Waits(england, ours.Wall, cancellation);
        yield return Command(services, england);
        england.SendsTags = false;
        yield return Measurement.Of("HttpClient", Untagged, () => Bare(tags));
        yield return Measurement.Of("ours", Untagged, () => NothingNew(services, england.Releases, cancellation));
    }

    /// <summary>What publishers say is taken in and written down as published; the analysis is not what is measured here.</summary>
    private static void Publish(ServiceProvider services, string folder, CancellationToken cancellation) =>
        _ = Refreshed(services, folder, [services.GetRequiredService<FetchStage>(), new FakeStage("publish", run =>
        {
            run.Release = SmallRelease.Publish(folder).Id;
            return new StageResult();
        })], (RunOutcome.Published, SourceState.Changed), cancellation);

    private static string NothingNew(ServiceProvider services, string folder, CancellationToken cancellation) =>
        Refreshed(services, folder, [.. services.GetServices<IStage>()], (RunOutcome.Unchanged, SourceState.Unchanged), cancellation);

    /// <summary>What it takes longer by the product's own limits, which no setting lowers for three publishers: all of it is waiting.</summary>
    /// <param name="without">What the same takes without pauses.</param>
    private static Measurement Waits(EnglandPublishers england, TimeSpan without, CancellationToken cancellation)
    {
        using var services = england.Services().BuildServiceProvider();
        var paced = Measurement.Of("ours", "waits that publishers' rules force", () => NothingNew(services, england.Releases, cancellation));
        return paced with { Wall = paced.Wall - without, Cpu = TimeSpan.Zero, Note = string.Create(CultureInfo.InvariantCulture, $"with them the refresh takes {paced.Wall.TotalSeconds:0.00} s") };
    }

    private static string Refreshed(ServiceProvider services, string folder, IReadOnlyList<IStage> stages, (RunOutcome Outcome, SourceState State) due, CancellationToken cancellation)
    {
        var record = new Refresh(folder, stages, TimeProvider.System, NullLoggerFactory.Instance).RunAsync(new RefreshRequest("south-yorkshire", Force: false, "command", Ask: true), [], cancellation).GetAwaiter().GetResult();
        var asked = Asked(services, folder, due.State);
        return record.Outcome == due.Outcome
            ? $"{record.Outcome.Id()}; {asked.Count} sources, all {due.State.Id()}; {asked.Sum(s => s.Recent[0].Responses):N0} answers, {asked.Sum(s => s.Recent[0].Revalidated):N0} not modified, {asked.Sum(s => s.Recent[0].Bytes) / 1e6:0} MB"
            : throw new InvalidOperationException($"The refresh is {record.Outcome.Id()} and should be {due.Outcome.Id()}: {record.Message}");
    }

    /// <summary>Every live source, as it was asked last.</summary>
    /// <exception cref="InvalidOperationException">Of one or more of them something else came.</exception>
    private static List<SourceStatus> Asked(ServiceProvider services, string folder, SourceState due)
    {
        var asked = services.GetRequiredService<PullCoordinator>().Sources.Select(s => new SourceStatusFiles(folder).Find(s.Source)!).ToList();
        var others = asked.Where(s => s.State != due).Select(s => $"{s.Source} is {s.State.Id()} and should be {due.Id()}: {s.Why}").ToList();
        return others.Count == 0 ? asked : throw new InvalidOperationException(string.Join(Environment.NewLine, others));
    }

    /// <summary>The same as a user's command, from the start of its process to its end.</summary>
    /// <exception cref="InvalidOperationException">It did not end as one that finds nothing new, or a source has no usable answer.</exception>
    private static Measurement Command(ServiceProvider services, EnglandPublishers england)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(RepositoryRoot.Path, "Ingest/bin/Release/net10.0/HealthNeeds.Ingest.dll"), "refresh"]) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var (key, value) in england.Settings)
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
        var said = process.StandardOutput.ReadToEnd();
        if (process.ExitCode != ExitCodes.Nothing)
            throw new InvalidOperationException($"The command 'refresh' ended with {process.ExitCode} and should end with {ExitCodes.Nothing}: {said}");
        _ = Asked(services, england.Releases, SourceState.Unchanged);
        var run = said.Split('\n').Last(l => l.StartsWith("Run ", StringComparison.Ordinal));
        return new Measurement("ours", "the same, the command from its start", wall, cpu, peak, run[(run.IndexOf(':', StringComparison.Ordinal) + 2)..]);
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
}
