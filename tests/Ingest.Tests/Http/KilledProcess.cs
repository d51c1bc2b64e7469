using HealthNeeds.Ingest.Http;

namespace HealthNeeds.Ingest.Tests.Http;

/// <summary>A releases directory as a killed process leaves it: what was on disk at that moment, copied.</summary>
internal sealed class KilledProcess : IDisposable
{
    private readonly List<PublisherSessionFactory> _sessions = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("healthneeds-fetching-").FullName;

    public static KilledProcess Of(string folder)
    {
        var corpse = new KilledProcess();
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

    public PublisherSessionFactory Sessions(PullBench bench)
    {
        var sessions = new PublisherSessionFactory(Folder, new EvidenceStore(Path.Combine(Folder, EvidenceStore.FolderName), bench.Clock), bench.Options, bench.Clock, seed: 1);
        _sessions.Add(sessions);
        return sessions;
    }

    public void Dispose()
    {
        _sessions.ForEach(s => s.Dispose());
        Directory.Delete(Folder, recursive: true);
    }
}
