using HealthNeeds.Core.Regions;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Releases;

/// <summary>One request's view of one release: everything a page shows comes from the same one, even while another is published.</summary>
internal sealed class ReleaseReading(ReleaseStore store, ReleaseShelf shelf, ReleaseMemory memory, RegionSetting regions, IOptions<ReleaseOptions> options) : ReleaseFigures(memory, regions), IDisposable
{
    private ReleaseLease? _lease;

    /// <exception cref="NoReleaseException">There is none yet.</exception>
    public override ReleaseLease Lease => _lease ??= store.Lease();

    /// <summary>What the release says of itself, or null where there is none.</summary>
    public ReleaseInfo? Info => (_lease ??= store.TryLease())?.Info;

    /// <summary>The release that addresses without a pin are answered from; null where there is none.</summary>
    public ReleaseInfo? Newest { get => Pin is null ? Info : field; private set; }

    /// <summary>The release this request's address names, or null where it follows the newest.</summary>
    public ReleasePin? Pin { get; private set; }

    /// <summary>Reads the release that the address names.</summary>
    /// <returns>False where it is not kept.</returns>
    /// <exception cref="ReleaseRefusedException">It is kept and cannot be read.</exception>
    public bool TryPin(ReleasePin pin)
    {
        if (shelf.TryLease(pin.Release) is not { } lease)
            return false;
        using (var newest = store.TryLease())
            Newest = newest?.Info;
        (_lease, Pin) = (lease, pin);
        return true;
    }

    /// <summary>Reads a release that does not serve yet.</summary>
    public void Take(ReleaseLease lease) => _lease = lease;

    /// <summary>Why the newest release is not the one that is served; null while all is well.</summary>
    public string? Problem => store.Problem is { } problem ? WithoutFolders(problem) : null;

    public override Region Region => Info is null ? Chosen ?? Regions.Default : base.Region;

    /// <summary>Readers learn which file, not where the server keeps it.</summary>
    private string WithoutFolders(string text) =>
        text.Replace(Path.GetFullPath(options.Value.Directory) + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal)
            .Replace(Path.GetFullPath(options.Value.Directory), "the releases directory", StringComparison.Ordinal);

    public void Dispose() => _lease?.Dispose();
}
