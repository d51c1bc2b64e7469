using System.Net;
using AngleSharp.Dom;
using HealthNeeds.Core.Runs;
using HealthNeeds.Store.State;

namespace HealthNeeds.Dashboard.Tests.Faults;

/// <summary>What pages and health say where a file beside the releases is damaged: bits turned round and ends lost, drawn by a seed.</summary>
public sealed class DamagedFileTests : IClassFixture<CleanServer>
{
    private const string Source = "census2021";

    private readonly CleanServer server;
    private readonly Random random = new(20261129);

    public DamagedFileTests(CleanServer server)
    {
        this.server = server;
        server.Clean();
        Fill(server.Directory);
    }

    [Theory]
    [InlineData("sources/census2021/status.json")]
    [InlineData("progress.json")]
    [InlineData("runs/20000101T000000Z-held.json")]
    [InlineData("runs/20000101T000000Z-held-rejections.csv")]
    [InlineData("current.json")]
    public async Task Site_WhoseFileIsDamaged_AnswersEveryPage(string file)
    {
        // Of its own: none of its pages was drawn, or kept, before the file was damaged.
        using var site = new ApiServer();
        Fill(site.Directory);
        var path = Path.Combine(site.Directory, file);
        var sound = await File.ReadAllBytesAsync(path);
        for (var damage = 0; damage < 25; damage++)
        {
            await File.WriteAllBytesAsync(path, Damaged(sound));
            foreach (var page in new[] { "/", "/data", $"/data/sources/{Source}", "/data/running" })
                (await site.Client.GetAsync(page)).StatusCode.Should().Be(HttpStatusCode.OK, $"{page} with {file}: {await File.ReadAllTextAsync(path)}");
            (await site.Get("/health/ready")).GetProperty("release").GetProperty("id").GetString().Should().Be(site.Published!.Id);
            (await site.Get("/api/v1/progress")).GetProperty("state").GetString().Should().NotBeEmpty();
            (await site.Client.GetAsync("/api/v1/sources/status")).StatusCode.Should().Be(HttpStatusCode.OK);
            if (file.EndsWith(".csv", StringComparison.Ordinal))
                (await site.Client.GetAsync("/data/runs/20000101T000000Z-held")).StatusCode.Should().Be(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Status_ThatIsCutShort_IsSaidOnItsPagesAndByHealth()
    {
        await File.WriteAllTextAsync(Path.Combine(server.Directory, "sources", Source, "status.json"), "{ \"source\": \"cens");
        (await server.Get("/health/ready")).GetProperty("why").GetString().Should().Contain($"{Source}: The status that the worker wrote cannot be read");
        (await server.Page($"/data/sources/{Source}")).Body!.TextContent.Should().Contain("The status that the worker wrote cannot be read");
        (await server.Page("/data")).Body!.TextContent.Should().Contain("Status unreadable");
    }

    [Fact]
    public async Task Status_OfATimeThatIsYetToCome_SaysThatAClockWasWrong()
    {
        var ahead = TimeProvider.System.GetUtcNow().AddYears(5);
        new SourceStatusFiles(server.Directory).Write(new SourceStatus(Source, SourceState.Unchanged, null, ahead, ahead, ahead, null, ahead.AddDays(7), TimeSpan.FromDays(15), null, []));
        (await server.Get("/health/ready")).GetProperty("why").GetString().Should().Contain("at a time that is yet to come").And.Contain("a clock was wrong then, or is now");
        (await server.Page($"/data/sources/{Source}")).Body!.TextContent.Should().Contain("a clock was wrong then, or is now");
    }

    [Fact]
    public async Task Rejections_ThatAreCutShort_AreSaidToBe()
    {
        // Of its own: what a run rejected is counted once.
        using var site = new ApiServer();
        await File.WriteAllTextAsync(Path.Combine(site.Directory, "runs", "20000101T000000Z-held-rejections.csv"), "source,rule,line,key,reason,found,expected\ncensus2021,range,x17,key,\"A sha");
        (await site.Page("/data/runs/20000101T000000Z-held")).QuerySelector("#rejections")!.ParentElement!.Words().Should().Contain("the file that the run kept of them is damaged");
    }

    [Fact]
    public async Task Progress_ThatCannotBeRead_IsNone()
    {
        await File.WriteAllTextAsync(Path.Combine(server.Directory, "progress.json"), "{ \"runId\": ");
        (await server.Get("/health/ready")).GetProperty("status").GetString().Should().Be("ready");
        (await server.Page("/data")).Body!.TextContent.Should().NotContain("A refresh is under way");
    }

    private static void Fill(string directory)
    {
        var now = TimeProvider.System.GetUtcNow();
        new SourceStatusFiles(directory).Write(new SourceStatus(Source, SourceState.Unchanged, "Nothing new.", now, now, now, null, now.AddDays(7), TimeSpan.FromDays(15), null, [new PullRecord(now, 1, SourceState.Unchanged, null, 1, 1, 1, 1, 1, 0)]));
        new RunProgressFile(directory).Write(new RunProgress("run-1", now, now, 0.5, "Half", [new("fetch", "Fetch", StageState.Running, 1)], 10));
    }

    private byte[] Damaged(byte[] sound)
    {
        var at = random.Next(sound.Length);
        if (random.Next(3) == 0)
            return sound[..at];
        var damaged = sound.ToArray();
        damaged[at] ^= (byte)(1 << random.Next(8));
        return damaged;
    }
}
