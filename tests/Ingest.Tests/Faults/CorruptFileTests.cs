using System.Globalization;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Tests.Pipeline.Soak;

namespace HealthNeeds.Ingest.Tests.Faults;

/// <summary>Bits that a disk turned round, or an end that it lost, in any file of a releases directory: the next refresh goes on, and a release serves.</summary>
[Collection(nameof(FaultCollection))]
[Trait("Speed", "Slow")]
public sealed class CorruptFileTests(FaultBench faults)
{
    [Fact]
    public async Task Refresh_OfADirectoryWithADamagedFile_GoesOn_AndServes()
    {
        var folder = Directory.CreateTempSubdirectory("corrupt-").FullName;
        using (faults.In(folder))
        {
            var random = new Random(20261129);
            for (var round = 0; round < FaultRounds.Of(3, 48); round++)
            {
                var damage = SoakDamage.All[(round + 6) % SoakDamage.All.Count];
                var source = SoakTarget.Sources[random.Next(SoakTarget.Sources.Count)];
                if (damage.Path(faults.Bench.Releases, source) is not { } path || !File.Exists(path))
                    continue;
                var because = $"round {round}, {damage.Name} of {source}: {Hurt(path, random)}";
                var record = await faults.RefreshAsync();
                record.Outcome.Should().BeOneOf([RunOutcome.Published, RunOutcome.Unchanged], $"{because}: {record.Message}");
                if (damage.OfTheRelease)
                    record.Outcome.Should().Be(RunOutcome.Published, $"{because}: what cannot be read is made again");
                faults.Serves(because, evidence: false);
            }

            await faults.GoesOnAsync("after the last", evidence: false);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Refresh_OfADamagedBundledFile_NamesIt_AndServesWhatItServed()
    {
        faults.Change();
        var path = Directory.EnumerateFiles(faults.Bench.Paths.Snapshot, "*.parquet").Order(StringComparer.Ordinal).Last();
        var sound = await File.ReadAllBytesAsync(path);
        Hurt(path, new Random(20261129));
        var record = await faults.RefreshAsync();
        await File.WriteAllBytesAsync(path, sound);
        record.Outcome.Should().Be(RunOutcome.Failed);
        record.Message.Should().Contain(Path.GetFileName(path)).And.Contain("stays in use");
        faults.Serves("with a damaged bundled file");
        await faults.GoesOnAsync("once it was put back");
    }

    /// <returns>What was done to it.</returns>
    private static string Hurt(string path, Random random)
    {
        File.SetAttributes(path, FileAttributes.Normal);
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        var at = random.NextInt64(file.Length);
        if (random.Next(2) == 0)
        {
            file.SetLength(at);
            return string.Create(CultureInfo.InvariantCulture, $"cut short at byte {at}");
        }

        file.Position = at;
        var turned = (byte)(file.ReadByte() ^ (1 << random.Next(8)));
        file.Position = at;
        file.WriteByte(turned);
        return string.Create(CultureInfo.InvariantCulture, $"a bit turned round in byte {at}");
    }
}
