using HealthNeeds.Store.Files;

namespace HealthNeeds.Store.Tests.Files;

/// <summary>The protocol of replacing a file, on a disk that refuses as Windows does while somebody has the file open.</summary>
public sealed class WindowsRulesTests : IDisposable
{
    private const int SharingViolation = unchecked((int)0x80070020);

    private readonly string folder = Directory.CreateTempSubdirectory("windows-rules-").FullName;

    private string Pointer => Path.Combine(folder, "current.json");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Replacement_OfAFileThatAReaderLooksAt_WaitsForTheReader()
    {
        AtomicFile.Write(Pointer, "old");
        var refused = 0;
        using (Disk.Watch(step => RefuseWhile(step.Act == DiskAct.Move && refused++ < 3)))
            AtomicFile.Write(Pointer, "new");
        (File.ReadAllText(Pointer), refused).Should().Be(("new", 4));
    }

    [Fact]
    public void Replacement_OfAFileThatIsNeverLetGo_FailsInTheEnd_AndTheOldOneStands()
    {
        AtomicFile.Write(Pointer, "old");
        using (Disk.Watch(step => RefuseWhile(step.Act == DiskAct.Move)))
            FluentActions.Invoking(() => AtomicFile.Write(Pointer, "new")).Should().Throw<IOException>().WithMessage("*being used by another process*");
        File.ReadAllText(Pointer).Should().Be("old");
        Directory.EnumerateFiles(folder).Should().ContainSingle("what was to take its place is not left behind");
    }

    [Fact]
    public void AnotherFault_IsNotTriedAgain()
    {
        var tried = 0;
        using (Disk.Watch(step => throw (++tried == 1 ? new IOException("No space left on device") : new InvalidOperationException("tried again"))))
            FluentActions.Invoking(() => Disk.Move(Pointer, Pointer + ".other", overwrite: true)).Should().Throw<IOException>().WithMessage("No space left on device");
        tried.Should().Be(1);
    }

    private static void RefuseWhile(bool held)
    {
        if (held)
            throw new IOException("The process cannot access the file because it is being used by another process.", SharingViolation);
    }
}
