using System.Text.Json;
using HealthNeeds.Core.Runs;
using HealthNeeds.Store.Files;

namespace HealthNeeds.Store.State;

/// <summary>progress.json in the releases directory: how far the live run is.</summary>
public sealed class RunProgressFile(string releasesDirectory)
{
    private readonly string _path = Path.Combine(releasesDirectory, "progress.json");

    /// <returns>Null where no run is under way, or what was written cannot be read. Ask <see cref="RunProgress.IsLive"/> before believing it.</returns>
    public RunProgress? Read()
    {
        try
        {
            return RunJson.ReadProgress(File.ReadAllText(_path));
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    internal void Write(RunProgress progress) => AtomicFile.WritePassing(_path, RunJson.Write(progress));

    internal void Clear() => File.Delete(_path);
}

/// <summary>sources/&lt;id&gt;/progress.json in the releases directory: how far the asking of a source is. The worker writes, everybody may read.</summary>
public sealed class PullProgressFile(string releasesDirectory, string source)
{
    private readonly string _path = Path.Combine(releasesDirectory, "sources", source, "progress.json");

    /// <returns>Null where the source is not being asked, or what was written cannot be read. Ask <see cref="PullProgress.IsLive"/> before believing it.</returns>
    public PullProgress? Read()
    {
        try
        {
            return SourceStatusJson.ReadProgress(File.ReadAllText(_path));
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    internal void Write(PullProgress progress) => AtomicFile.WritePassing(_path, SourceStatusJson.Write(progress));

    internal void Clear() => File.Delete(_path);
}
