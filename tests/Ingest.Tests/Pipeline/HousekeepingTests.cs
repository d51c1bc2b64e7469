using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tests.Pulls;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Ingest.Tests.Pipeline;

/// <summary>What nothing needs goes after every run, whatever else is damaged.</summary>
public sealed class HousekeepingTests
{
    [Fact]
    public async Task Tidy_WhereAReceiptIsDamaged_RemovesTheRest_AndKeepsTheAnswersItStillNames()
    {
        await using var bench = await SourceBench.StartAsync();
        bench.Serve(SourceBench.Csv(shift: 0.5));
        await bench.PullAsync();
        var earlier = bench.Folder.ReadGood()!;
        bench.Serve(SourceBench.Csv(shift: 0.7));
        await bench.PullAsync();
        var now = bench.Folder.ReadGood()!;
        var damaged = Path.Combine(bench.Folder.PathOfGood(earlier.Id), Receipt.FileName);
        var text = await File.ReadAllTextAsync(damaged);
        await File.WriteAllTextAsync(damaged, text[..^10]);
        var evidence = Path.Combine(bench.Data.Paths.Releases, EvidenceStore.FolderName);
        var unneeded = Path.Combine(Directory.CreateDirectory(Path.Combine(evidence, "ab")).FullName, "ab" + new string('0', 62));
        await File.WriteAllTextAsync(unneeded, "an answer that nothing needs");
        foreach (var file in Directory.EnumerateFiles(evidence, "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddHours(-25));

        bench.Services().GetRequiredService<Housekeeping>().Tidy();

        File.Exists(unneeded).Should().BeFalse();
        earlier.Responses.Concat(now.Responses).Should().OnlyContain(r => File.Exists(r.Path));
        File.Exists(damaged).Should().BeTrue("who looks into it is to find it as it is");
        new EvidenceNeeds(bench.Data.Paths).Find().Damaged.Should().Equal(damaged);
    }

    [Fact]
    public async Task Needs_WhereAllReceiptsAreSound_NameNoneAsDamaged()
    {
        await using var bench = await SourceBench.StartAsync();
        bench.Serve(SourceBench.Csv(shift: 0.5));
        await bench.PullAsync();
        var needed = new EvidenceNeeds(bench.Data.Paths).Find();
        needed.Damaged.Should().BeEmpty();
        needed.Hashes.Should().BeEquivalentTo(bench.Folder.ReadGood()!.Responses.Select(r => r.Sha256));
    }
}
