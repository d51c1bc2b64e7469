using HealthNeeds.Store.Files;

namespace HealthNeeds.Ingest.Tests.Pipeline.Soak;

/// <summary>A releases directory as a process leaves it that is killed at a moment: what is on disk then, copied, for another process to go on with.</summary>
internal sealed class SoakRemains(AllSourcesBench bench)
{
    /// <summary>What a killed process was writing was last written by another process, a while ago.</summary>
    private static readonly TimeSpan Ago = TimeSpan.FromHours(2);

    private int folders;

    /// <summary>The copy that the next process is to find; null where nobody was killed.</summary>
    public string? Left { get; private set; }

    /// <summary>As it is now.</summary>
    public void Take() => Left = Copy(bench.Releases, $"{bench.Releases.Split('~')[0]}~{++folders}");

    /// <summary>
    /// As it was when so many steps of publishing were done: the state before it, which is <see cref="Left"/>, made into the state after it in the
    /// order in which the product does it.
    /// </summary>
    public void Publish(string release, int steps)
    {
        string[] written = [$"receipts/{release}.json", $"batches/{release}.json", "highest-version.txt", $"{release}.duckdb", "current.json"];
        foreach (var file in written.Take(steps).Where(f => File.Exists(In(bench.Releases, f))))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(In(Left!, file))!);
            File.Copy(In(bench.Releases, file), In(Left!, file), overwrite: true);
        }

        if (steps >= 4)
            File.Delete(In(Left!, "staging/release.duckdb"));
    }

    /// <summary>A file half written beside the one it was to replace.</summary>
    public void Tear(string file)
    {
        var path = $"{In(Left!, file)}.1.tmp";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "{ \"half\": ");
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch.AddYears(50));
    }

    /// <summary>The next process starts there.</summary>
    public void GoOn()
    {
        var old = bench.Releases;
        (bench.Releases, Left) = (Left!, null);
        foreach (var file in Directory.EnumerateFiles(old, "*.duckdb"))
            File.SetAttributes(file, FileAttributes.Normal);
        Directory.Delete(old, recursive: true);
    }

    private static string Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith("lock", StringComparison.Ordinal)))
        {
            var path = Path.Combine(to, Path.GetRelativePath(from, file).Replace($".{AtomicFile.Writer}.tmp", ".1.tmp", StringComparison.Ordinal));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            try
            {
                CopyOne(file, path);
            }
            catch (FileNotFoundException)
            {
                // The beat of the progress file went on meanwhile.
            }
        }

        return to;
    }

    private static void CopyOne(string file, string path)
    {
        // Not File.Copy, which the engine's own lock on a file it writes would refuse.
        using (var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        using (var to = File.Create(path))
            from.CopyTo(to);
        File.SetLastWriteTimeUtc(path, path.EndsWith(".tmp", StringComparison.Ordinal) ? File.GetLastWriteTimeUtc(file) - Ago : File.GetLastWriteTimeUtc(file));
    }

    private static string In(string folder, string file) => Path.Combine(folder, file);
}
