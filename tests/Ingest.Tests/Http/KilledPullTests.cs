using HealthNeeds.Ingest.Tests.CommandLine;
using HealthNeeds.Ingest.Tests.Snapshot;

namespace HealthNeeds.Ingest.Tests.Http;

/// <summary>kill -9 in the middle of a download, as a process; the next process goes on.</summary>
public sealed class KilledPullTests
{
    private const int Half = 300_000;

    [Fact]
    public async Task Pull_Killed_IsTakenUpByTheNextProcess()
    {
        using var folder = new TemporaryFolder();
        await using var publisher = await LoopbackPublisher.StartAsync();
        var workbook = Workbook();
        var killed = false;
        publisher.Serve(request => request.Path.Value!.EndsWith(".csv", StringComparison.Ordinal) ? PublisherAnswer.Csv("LSOA code,Score\nE01000001,1\n")
            : Volatile.Read(ref killed) ? workbook : workbook.Held(Half, new TaskCompletionSource().Task));
        var environment = new Dictionary<string, string>
        {
            ["Live__Offline"] = "false",
            ["Live__Addresses__gov-uk"] = publisher.Root.ToString(),
            ["Releases__Directory"] = folder.Path,
        };
        using (var worker = WorkerProcess.Start(environment, "sources", "pull", "iod2019"))
        {
            await HalfAsync(folder.Path);
            worker.Process.Kill();
            await worker.EndAsync();
        }

        Volatile.Write(ref killed, true);
        publisher.Forget();
        await WorkerProcess.RunAsync(environment, "sources", "pull", "iod2019");
        publisher.Requests.Select(r => (r.Status, r["Range"])).Should().Equal((206, $"bytes={Half}-"));
        Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories)
            .Where(f => new FileInfo(f).Length == workbook.Body.Length).Should().ContainSingle()
            .Which.Should().Match(f => File.ReadAllBytes(f).SequenceEqual(workbook.Body));
    }

    private static async Task HalfAsync(string folder)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        var partial = Path.Combine(folder, "evidence", "partial", "iod2019");
        while (!Directory.Exists(partial) || !new DirectoryInfo(partial).EnumerateFiles().Any(f => f.Length == Half))
            await Task.Delay(20, patience.Token);
    }

    private static PublisherAnswer Workbook()
    {
        var noise = new byte[2 * Half];
        new Random(3).NextBytes(noise);
        return PublisherAnswer.Zip(("xl/workbook.xml", "<workbook/>"u8.ToArray()), ("xl/media/noise", noise)).With(etag: "\"1\"").WithRanges();
    }
}
