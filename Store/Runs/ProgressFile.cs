using HealthNeeds.Core.Runs;
using HealthNeeds.Store.Files;

namespace HealthNeeds.Store.Runs;

/// <summary>progress.json in the releases directory: how far the live run is.</summary>
public sealed class ProgressFile(string releasesDirectory)
{
    private readonly string _path = Path.Combine(releasesDirectory, "progress.json");

    /// <returns>Null where no run is under way. Ask <see cref="RunProgress.IsLive"/> before believing it.</returns>
    public RunProgress? Read()
    {
        try
        {
            return RunJson.ReadProgress(File.ReadAllText(_path));
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    internal void Write(RunProgress progress) => AtomicFile.Write(_path, RunJson.Write(progress));

    internal void Clear() => File.Delete(_path);
}
