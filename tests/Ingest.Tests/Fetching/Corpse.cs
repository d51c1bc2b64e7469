using HealthNeeds.Ingest.Fetching;

namespace HealthNeeds.Ingest.Tests.Fetching;

/// <summary>A releases directory as a killed process leaves it: what was on disk at that moment, copied.</summary>
internal sealed class Corpse : IDisposable
{
    private readonly List<PublisherSessions> _sessions = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("healthneeds-fetching-").FullName;

    public static Corpse Of(string folder)
    {
        var corpse = new Corpse();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
        {
            var to = Path.Combine(corpse.Folder, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = File.Create(to);
            from.CopyTo(copy);
        }

        return corpse;
    }

    public PublisherSessions Sessions(PullBench bench)
    {
        var sessions = new PublisherSessions(Folder, new Evidence(Path.Combine(Folder, Evidence.FolderName), bench.Clock), bench.Options, bench.Clock, seed: 1);
        _sessions.Add(sessions);
        return sessions;
    }

    public void Dispose()
    {
        _sessions.ForEach(s => s.Dispose());
        Directory.Delete(Folder, recursive: true);
    }
}
