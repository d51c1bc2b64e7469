using HealthNeeds.Store.Releases;

namespace HealthNeeds.Ingest.Replicas;

/// <summary>What pages show beside a release, kept as the origin has it: records of runs, statuses of sources, outlines.</summary>
internal sealed class ReplicaFiles(IReleaseOrigin origin, ReleaseDirectory directory, IncomingFolder incoming, ReplicaOptions options)
{
    private static readonly string[] Folders = ["runs", "sources", "boundaries"];

    /// <summary>Brings what is new and removes what the origin does not list any more.</summary>
    /// <exception cref="OriginProblemException">One could not be had; those before it are here.</exception>
    public async Task FollowAsync(OriginIndex index, CancellationToken cancellation)
    {
        foreach (var file in index.Files.Where(f => !IsHere(f)))
        {
            var partial = incoming.Partial(file.Path);
            await origin.FetchAsync(file.Path, partial, options.MaxFile, (_, _) => { }, cancellation);
            incoming.Take(file, partial);
        }

        var listed = index.Files.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in Here().Where(path => !listed.Contains(path)).ToList())
            File.Delete(directory.PathOf(gone));
    }

    /// <summary>As the origin's own writer tells files apart: by size and time.</summary>
    private bool IsHere(OriginFile file) =>
        new FileInfo(directory.PathOf(file.Path)) is { Exists: true } here && here.Length == file.Bytes && here.LastWriteTimeUtc == file.Written.UtcDateTime;

    private IEnumerable<string> Here() =>
        from folder in Folders
        let whole = directory.PathOf(folder)
        where Directory.Exists(whole)
        from file in Directory.EnumerateFiles(whole, "*", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(directory.Root, file).Replace(Path.DirectorySeparatorChar, '/')
        where OriginFile.IsTaken(path)
        select path;
}

/// <summary>Releases that came and were refused, so that the same bytes are not asked for at every look. A program that starts anew, as after an update, tries again.</summary>
internal sealed class RefusedReleases(TimeSpan kept, TimeProvider clock)
{
    private readonly Dictionary<string, (string Why, DateTimeOffset At)> _refused = new(StringComparer.Ordinal);

    public void Add(string sha256, string why) => _refused[sha256] = (why, clock.GetUtcNow());

    /// <summary>Why it was refused; null where it was not, or so long ago that it is tried again.</summary>
    public string? Why(string sha256) => _refused.TryGetValue(sha256, out var refused) && clock.GetUtcNow() - refused.At < kept ? refused.Why : null;
}
