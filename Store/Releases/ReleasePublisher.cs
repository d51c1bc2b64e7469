using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Files;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Releases;

/// <summary>The last steps, in an order in which a crash between any two leaves the current release serving.</summary>
internal sealed class ReleasePublisher(ReleaseDirectory directory, ReleaseOptions options, TimeProvider time)
{
    /// <param name="staged">A closed file; it stays where it is.</param>
    public VerifiedRelease Verify(string staged, ReleaseExpectations expectations, CancellationToken token)
    {
        if (File.Exists(staged + ".wal"))
            throw new ReleaseRefusedException($"{staged} was closed with a write-ahead log left beside it: it is not whole.");
        var sha256 = Sha256Text.OfFile(staged);
        var name = NextName(sha256);
        return new VerifiedRelease(staged, name, Verify(staged, name, sha256, expectations, token));
    }

    /// <summary>The name of what would be published now.</summary>
    public ReleaseName NextName(string sha256) => ReleaseName.Of(NextMoment(), sha256);

    public ReleaseInfo Publish(VerifiedRelease release, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        // Before anybody is pointed to it: once they are it is published, and nothing that fails may say otherwise.
        new HighestVersion(directory).Raise(release.Info.Version);
        Disk.Flush(release.Path);
        File.SetAttributes(release.Path, FileAttributes.ReadOnly);
        Disk.Move(release.Path, directory.PathOf(release.Name.File), overwrite: false);
        Point(release);
        if (IsLasting())
            ClearOld();
        return release.Info;
    }

    /// <summary>The release's own name is lasting before anybody is pointed to it: after a loss of power no pointer leads nowhere.</summary>
    private void Point(VerifiedRelease release)
    {
        try
        {
            Disk.FlushFolder(directory.Root);
            new ReleasePointer(release.Name.Id, release.Name.File, release.Info.Sha256, release.Name.Published).Replace(directory.Current);
        }
        catch
        {
            // Nobody was pointed to it: it was not published, and is not to push an older one out.
            File.SetAttributes(directory.PathOf(release.Name.File), FileAttributes.Normal);
            File.Delete(directory.PathOf(release.Name.File));
            throw;
        }
    }

    /// <summary>
    /// False where the disk could not say so: the release is served, so it was published, but after a loss of power the one before may be pointed to
    /// again, and is not to be gone then.
    /// </summary>
    private bool IsLasting()
    {
        try
        {
            Disk.FlushFolder(directory.Root);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private void ClearOld()
    {
        try
        {
            new ReleaseRetention(directory, options.Keep).Clear();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // One release too many harms nobody; the next publication tries again.
        }
    }

    /// <summary>Names sort in the order of publication, also where two fall into one second or the clock was set back.</summary>
    private DateTimeOffset NextMoment()
    {
        // Whole seconds, as the name tells them: a release was published at one moment, whoever is asked.
        var now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
        return directory.Releases() is [var newest, ..] && now < newest.Published.AddSeconds(1) ? newest.Published.AddSeconds(1) : now;
    }

    private static ReleaseInfo Verify(string staged, ReleaseName name, string sha256, ReleaseExpectations expectations, CancellationToken token)
    {
        using var database = Database.OpenReadOnly(staged, EngineLimits.Writer);
        var info = ReleaseCheck.Quick(database, name, sha256);
        new ReleaseVerifier(database).Verify(expectations, token);
        return info;
    }
}

/// <summary>A staged file that was reread and found sound, and the name it will be published under.</summary>
internal sealed record VerifiedRelease(string Path, ReleaseName Name, ReleaseInfo Info);

/// <summary>Clears old releases, but never the current one and never one that somebody reads.</summary>
internal sealed class ReleaseRetention(ReleaseDirectory directory, int keep)
{
    public void Clear()
    {
        var current = ReleasePointer.Read(directory.Current).Id;
        foreach (var name in directory.Releases().Skip(keep).Where(n => n.Id != current))
            _ = TryRemove(name);
    }

    /// <summary>Deletes its file; false where somebody reads it.</summary>
    public bool TryRemove(ReleaseName name)
    {
        var path = directory.PathOf(name.File);
        if (IsRead(path))
            return false;
        File.SetAttributes(path, FileAttributes.Normal);
        Disk.Delete(path);
        return true;
    }

    /// <summary>Readers hold a shared lock (see <see cref="OpenRelease"/>), in this process or another.</summary>
    private static bool IsRead(string path)
    {
        try
        {
            using var alone = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
