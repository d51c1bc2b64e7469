using HealthNeeds.Store.Files;

namespace HealthNeeds.Store.Tests.Files;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("atomic-file-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Write_ThatFails_LeavesNothingBeside()
    {
        Directory.CreateDirectory(Path.Combine(folder, "status.json", "in the way"));
        var write = () => AtomicFile.Write(Path.Combine(folder, "status.json"), "{}");
        write.Should().Throw<Exception>().Which.Should().Match(e => e is IOException || e is UnauthorizedAccessException);
        Directory.EnumerateFiles(folder).Should().BeEmpty();
    }

    [Fact]
    public void Sweep_RemovesWhatWasLeftLongAgo_AndNothingElse()
    {
        var now = DateTimeOffset.UnixEpoch.AddYears(50);
        foreach (var (name, age) in new[] { ("old.json.7.tmp", 2), ("new.json.8.tmp", 0), ("old.json", 2) })
        {
            File.WriteAllText(Path.Combine(folder, name), "{");
            File.SetLastWriteTimeUtc(Path.Combine(folder, name), now.AddHours(-age).UtcDateTime);
        }

        AtomicFile.Sweep(folder, now.AddHours(-1));
        AtomicFile.Sweep(Path.Combine(folder, "not there"), now);
        Directory.EnumerateFiles(folder).Select(Path.GetFileName).Should().BeEquivalentTo("new.json.8.tmp", "old.json");
    }
}
