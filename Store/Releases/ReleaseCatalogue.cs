using HealthNeeds.Store.DuckDb;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Store.Releases;

/// <summary>The releases that are kept, and which of them is current.</summary>
public sealed class ReleaseCatalogue(IOptions<ReleaseOptions> options, TimeProvider time)
{
    private readonly ReleaseDirectory directory = new(options.Value.Directory);

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ListedRelease> List()
    {
        var current = TryCurrent()?.Id;
        return [.. directory.Releases().Select(n => new ListedRelease(n.Id, n.Published, new FileInfo(directory.PathOf(n.File)).Length, n.Id == current))];
    }

    /// <summary>What <c>current.json</c> says, or null where there is none.</summary>
    /// <exception cref="ReleaseRefusedException">It cannot be read.</exception>
    public ReleasePointer? Current() => File.Exists(directory.Current) ? ReleasePointer.Read(directory.Current) : null;

    /// <summary>Makes an older release the current one, after checking it as a reader would.</summary>
    /// <exception cref="ReleaseRefusedException">It is unknown or unsound; nothing has changed.</exception>
    internal ReleasePointer Rollback(string id)
    {
        var name = directory.Releases().SingleOrDefault(n => n.Id == id)
            ?? throw new ReleaseRefusedException($"There is no release '{id}' in {directory.Root}. Those there are: {string.Join(", ", directory.Releases().Select(n => n.Id))}.");
        var release = OpenRelease.Open(directory, name, sha256: null, published: null, EngineLimits.Reader);
        try
        {
            var pointer = new ReleasePointer(name.Id, name.File, release.Info.Sha256, time.GetUtcNow());
            pointer.Write(directory.Current);
            return pointer;
        }
        finally
        {
            release.EndUse();
        }
    }

    private ReleasePointer? TryCurrent()
    {
        try
        {
            return Current();
        }
        catch (ReleaseRefusedException)
        {
            // A list without a mark is the honest answer; Current says what is wrong.
            return null;
        }
    }
}
