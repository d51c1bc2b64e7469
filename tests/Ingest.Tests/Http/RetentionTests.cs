using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Workspace;

namespace HealthNeeds.Ingest.Tests.Http;

/// <summary>What nothing needs goes, a day later; what anything needs stays.</summary>
public sealed class RetentionTests
{
    [Fact]
    public async Task Remove_AnswersNothingNeeds_GoAfterADay()
    {
        await using var bench = await BenchWithFiveAnswers();
        var needed = bench.Evidence.PathOf(Sha(bench, "needed"));
        Retention(bench).Remove(new HashSet<string>()).Should().Be(new EvidenceRemoval(0, 0), "all are young");
        Age(bench);
        var removal = Retention(bench).Remove(new HashSet<string> { Sha(bench, "needed") });
        Kept(bench).Should().BeEquivalentTo("needed", "indexed", "journaled");
        removal.Files.Should().Be(4, "superseded, refused with its note, and half a download");
        File.Exists(needed).Should().BeTrue();
        Retention(bench).Remove(new HashSet<string> { Sha(bench, "needed") }).Files.Should().Be(0);
    }

    [Fact]
    public async Task Remove_AnAnswerThatCameAgain_IsYoungAgain()
    {
        var clock = new LeapingClock();
        await using var bench = await PullBench.StartAsync(clock);
        bench.Publisher.Serve("/a", PublisherAnswer.Csv("old\n"), PublisherAnswer.Csv("new\n"), PublisherAnswer.Csv("old\n"), PublisherAnswer.Csv("new\n"));
        var old = await bench.PullAsync("/a");
        await bench.PullAsync("/a");
        clock.Advance(TimeSpan.FromDays(3));
        await bench.PullAsync("/a");
        await bench.PullAsync("/a");
        Retention(bench).Remove(new HashSet<string>());
        File.Exists(old.Path).Should().BeTrue();
    }

    [Theory]
    [InlineData(3650)]
    [InlineData(-3650)]
    public async Task Remove_WhereTheClockLeaptByTenYears_KeepsWhatIsNeeded(int days)
    {
        await using var bench = await BenchWithFiveAnswers();
        foreach (var file in Directory.EnumerateFiles(bench.Evidence.Folder, "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddDays(-days));
        Retention(bench).Remove(new HashSet<string> { Sha(bench, "needed") });
        Kept(bench).Should().Contain(["needed", "indexed", "journaled"]);
    }

    [Fact]
    public async Task Remove_NoEvidenceYet_RemovesNothing()
    {
        await using var bench = await PullBench.StartAsync();
        Retention(bench).Remove(new HashSet<string>()).Should().Be(new EvidenceRemoval(0, 0));
    }

    private static async Task<PullBench> BenchWithFiveAnswers()
    {
        var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a", PublisherAnswer.Csv("superseded\n"), PublisherAnswer.Csv("needed\n"), PublisherAnswer.Html("<html>refused"), PublisherAnswer.Csv("indexed\n"), PublisherAnswer.Csv("journaled\n"));
        await bench.PullAsync("/a");
        await bench.PullAsync("/a");
        var refused = () => bench.PullAsync("/a");
        await refused.Should().ThrowAsync<ResponseRefusedException>();
        await bench.PullAsync("/a");
        using (var session = bench.Begin())
            await session.GetAsync(bench.Request("/a"), CancellationToken.None);
        Directory.CreateDirectory(bench.Evidence.Partial("other-source"));
        File.WriteAllText(Path.Combine(bench.Evidence.Partial("other-source"), "half"), "half");
        return bench;
    }

    private static EvidenceRetention Retention(PullBench bench) => new(bench.Evidence, new IngestPaths(bench.Folder, bench.Folder), bench.Clock);

    private static void Age(PullBench bench)
    {
        foreach (var file in Directory.EnumerateFiles(bench.Evidence.Folder, "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddHours(-25));
    }

    private static string Sha(PullBench bench, string text) => Answers(bench).Single(f => File.ReadAllText(f).Trim() == text).Split('/')[^1];

    private static IEnumerable<string> Kept(PullBench bench) => Answers(bench).Select(f => File.ReadAllText(f).Trim());

    private static IEnumerable<string> Answers(PullBench bench) =>
        Directory.EnumerateFiles(bench.Evidence.Folder, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f).Length == 64);
}
